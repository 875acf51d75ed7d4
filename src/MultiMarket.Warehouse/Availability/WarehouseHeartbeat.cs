using Microsoft.Extensions.Hosting;

namespace MultiMarket.Warehouse.Availability;

/// <summary>Looks after the warehouse at intervals, so that its state is known, and its return noticed, when no order is on its way.</summary>
internal sealed class WarehouseHeartbeat(ResilientOrderStore store, WarehouseOptions options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beats = new PeriodicTimer(options.HeartbeatInterval, time);
        try
        {
            do await store.CheckAsync(stoppingToken);
            while (await beats.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
