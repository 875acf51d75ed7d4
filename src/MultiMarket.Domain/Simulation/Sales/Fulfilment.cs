using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Simulation.Sales;

/// <summary>What becomes of an order, as wall-clock moments; null for what never happens.</summary>
/// <param name="Carrier">Who delivers it; null for shops.</param>
/// <param name="IsCancelled">True when it is cancelled before its file is written.</param>
/// <param name="PaidAt">When it is paid.</param>
/// <param name="ShippedAt">When it leaves, or lies ready in the shop.</param>
/// <param name="DeliveredAt">When the client has it.</param>
/// <param name="ReturnedAt">When it is back and refunded.</param>
/// <param name="Reason">Why it comes back.</param>
public sealed record Fulfilment(
    Carrier? Carrier, bool IsCancelled, DateTime? PaidAt = null, DateTime? ShippedAt = null, DateTime? DeliveredAt = null, DateTime? ReturnedAt = null, ReturnReason? Reason = null)
{
    /// <summary>The status that the order has reached at a moment.</summary>
    public OrderStatus StatusAt(DateTime moment)
    {
        if (IsCancelled) return OrderStatus.Cancelled;
        if (ReturnedAt <= moment) return OrderStatus.Refunded;
        if (DeliveredAt <= moment) return OrderStatus.Delivered;
        if (Carrier is not null && ShippedAt <= moment) return OrderStatus.Shipped;
        return PaidAt <= moment ? OrderStatus.Paid : OrderStatus.Pending;
    }
}
