using MultiMarket.Domain.Status;

namespace MultiMarket.Actors.Tests.Support;

/// <summary>A warehouse that is always there.</summary>
internal sealed class StillWarehouse : IWarehouseMonitor
{
    public WarehouseStatus Status { get; } = new("embedded", "nowhere", true, null, DateTimeOffset.UnixEpoch);
}
