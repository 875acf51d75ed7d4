namespace MultiMarket.Domain.Orders;

/// <summary>The values of <c>statut_commande</c>; <see cref="OrderStatuses"/> gives their spelling in the data.</summary>
public enum OrderStatus
{
    /// <summary><c>en attente</c></summary>
    Pending,

    /// <summary><c>payée</c></summary>
    Paid,

    /// <summary><c>expédiée</c></summary>
    Shipped,

    /// <summary><c>livrée</c></summary>
    Delivered,

    /// <summary><c>annulée</c></summary>
    Cancelled,

    /// <summary><c>remboursée</c></summary>
    Refunded,
}
