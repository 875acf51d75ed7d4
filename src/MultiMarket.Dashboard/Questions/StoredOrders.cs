using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Questions;

/// <summary>What figures over the stored orders depend on: while it stays equal, so do they.</summary>
internal static class StoredOrders
{
    // In a warehouse of their own, only this host stores orders. One that is shared may get them from anywhere, so that time counts too.
    private static readonly TimeSpan LookAtSharedWarehouse = TimeSpan.FromSeconds(15);

    /// <summary>The number of orders stored by this host, the day, and the state of the warehouse.</summary>
    public static object Of(SystemStatus status) => (
        status.StartedAt,
        status.Channels.Sum(c => c.Stored),
        DateOnly.FromDateTime(status.MerchantTime),
        status.Warehouse.Available,
        status.Warehouse.Kind == "embedded" ? 0 : status.GeneratedAt.Ticks / LookAtSharedWarehouse.Ticks);
}
