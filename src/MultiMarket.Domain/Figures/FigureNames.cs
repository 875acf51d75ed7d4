namespace MultiMarket.Domain.Figures;

/// <summary>The tables of figures by name; each is an aggregation pipeline of the warehouse.</summary>
public static class FigureNames
{
    /// <summary>One row over the whole selection: orders, cancellations, CA.</summary>
    public const string Key = "chiffres";

    /// <summary><see cref="Key"/> by day or month.</summary>
    public const string KeyTrend = "tendance";

    /// <summary>One row over the whole selection: items and clients.</summary>
    public const string Clients = "clientele";

    /// <summary><see cref="Clients"/> by day or month.</summary>
    public const string ClientsTrend = "tendance-clientele";

    /// <summary>CA by day and channel.</summary>
    public const string DailyRevenue = "ca-par-jour";

    /// <summary>The products with the largest CA.</summary>
    public const string ProductsByRevenue = "produits-ca";

    /// <summary>Orders by hour of the day and channel, whatever their status.</summary>
    public const string Hours = "heures";

    /// <summary>The latest orders of the selection, one row each; they name people.</summary>
    public const string Orders = "commandes";

    /// <summary>Every table.</summary>
    public static IReadOnlyList<string> All { get; } = [Key, KeyTrend, Clients, ClientsTrend, DailyRevenue, ProductsByRevenue, Hours, Orders];
}
