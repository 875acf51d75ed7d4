using Microsoft.Extensions.Hosting;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse.Views;

/// <summary>Sees to the views when the warehouse is first reached, and again after each outage: it may be another one by then.</summary>
internal sealed class FlatViewUpkeep(FlatViews views, WarehouseState state, WarehouseOptions options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateTimeOffset? seenTo = null;
        using var beats = new PeriodicTimer(options.HeartbeatInterval, time);
        try
        {
            do
            {
                var status = state.Status;
                if (status.Available && status.Since != seenTo && await TryAsync(stoppingToken)) seenTo = status.Since;
            }
            while (await beats.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await views.EnsureAsync(cancellationToken);
            return true;
        }
        catch (WarehouseUnavailableException outage)
        {
            state.Failed(write: false, outage.Message);
            return false;
        }
    }
}
