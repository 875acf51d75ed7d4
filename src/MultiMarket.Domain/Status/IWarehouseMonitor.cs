namespace MultiMarket.Domain.Status;

/// <summary>Knows whether the warehouse can be reached.</summary>
public interface IWarehouseMonitor
{
    /// <summary>The state as of the last operation.</summary>
    WarehouseStatus Status { get; }
}
