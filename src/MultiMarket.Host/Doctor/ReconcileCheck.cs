using Microsoft.Extensions.Logging.Abstractions;
using MultiMarket.Actors.Channels;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Orders;
using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;
using MultiMarket.Warehouse;

namespace MultiMarket.Host.Doctor;

/// <summary>Compares the folders with the warehouse of a running host, or opens the warehouse for the time being.</summary>
internal static class ReconcileCheck
{
    /// <exception cref="StartupException">The warehouse cannot be used.</exception>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    public static async Task<Reconciled> RunAsync(HostSettings settings, RunningHost running, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var server = running.IsThere ? null : await WarehouseServer.StartAsync(settings with { WarehousePort = 0 }, NullLoggerFactory.Instance, cancellationToken);
        var warehouse = server?.Options ?? WarehouseCheck.Server(settings, running)
            ?? throw new StartupException($"Only the running host knows how to log in to its warehouse; give the address with {SettingNames.Ways(SettingNames.MongoDb)}, or the user of the embedded one with {SettingNames.Ways(SettingNames.WarehouseUser)}.");
        await using var services = new ServiceCollection().AddLogging().AddWarehouse(warehouse).BuildServiceProvider();
        var zone = MerchantZone.ReadFile(Path.Combine(AppContext.BaseDirectory, "hocon", "channels.conf"));
        var reconciliation = new Reconciliation(
            new PlacedFiles(settings.DataFolder),
            services.GetRequiredService<IOrderLedger>(),
            new OrderParser(zone, TimeProvider.System),
            TimeProvider.System,
            new ReconciliationOptions { Live = running.IsThere });
        return await reconciliation.RunAsync(progress, cancellationToken);
    }
}
