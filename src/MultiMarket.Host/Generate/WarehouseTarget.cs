using System.Globalization;
using System.Net.NetworkInformation;
using Microsoft.Extensions.Logging.Abstractions;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Simulation;
using MultiMarket.Domain.Simulation.Generation;
using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;
using MultiMarket.Warehouse;

namespace MultiMarket.Host.Generate;

/// <summary>Stores a history in the warehouse of a running host, in a MongoDB server, or in the embedded warehouse of a data folder.</summary>
internal static class WarehouseTarget
{
    // One batch is stored while the next is drawn; more would wait for each other.
    private const int MostBatches = 2;

    /// <returns>False when not every order is stored.</returns>
    public static async Task<bool> StoreAsync(
        GenerateSettings settings, SalesHistory history, Func<string, long, GenerationMeter> open, TextWriter output, CancellationToken cancellationToken)
    {
        await using var server = await ConnectAsync(settings, cancellationToken);
        await using var services = new ServiceCollection().AddLogging().AddWarehouse(server.Options).BuildServiceProvider();
        using var meter = open("orders", settings.Orders);
        try
        {
            var tally = await WarehouseGeneration.StoreAsync(
                history, settings.Orders, services.GetRequiredService<IOrderStore>(), TimeProvider.System, Math.Min(settings.Threads, MostBatches), meter.Progress);
            output.WriteLine(meter.Finish());
            return Tell(tally, server.Options, output);
        }
        catch (WarehouseUnavailableException e)
        {
            throw new StartupException($"The warehouse went away after {meter.Progress.Done.ToString("N0", CultureInfo.InvariantCulture)} orders: {e.Message}. Run the same command again when it is back; orders that are stored stay as they are.");
        }
    }

    private static bool Tell(StoreTally tally, WarehouseOptions warehouse, TextWriter output)
    {
        var (inserted, duplicates) = (tally.Count(StoreOutcomeKind.Inserted), tally.Count(StoreOutcomeKind.Duplicate));
        var (conflicts, refused) = (tally.Count(StoreOutcomeKind.Conflict), tally.Count(StoreOutcomeKind.Refused));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {inserted:N0} stored in {WarehouseAddress.WithoutCredentials(warehouse.ConnectionString)}, {duplicates:N0} were there already"));
        if (conflicts > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {conflicts:N0} not stored: another order has their id"));
        if (refused > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {refused:N0} refused by the server: {tally.FirstRefusal}"));
        return conflicts + refused == 0;
    }

    private static bool IsListenedOn(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(e => e.Port == port);

    private static string WhoAsks(HostSettings host) =>
        host.WarehouseUser is null ? $" If the host there asks for a password, say who with {SettingNames.Ways(SettingNames.WarehouseUser)}." : "";

    // The port is taken while a host runs: then its warehouse is used.
    private static async Task<WarehouseServer> ConnectAsync(GenerateSettings settings, CancellationToken cancellationToken)
    {
        var host = settings.Host;
        if (host.MongoDb is null && IsListenedOn(host.WarehousePort))
        {
            host = host with { MongoDb = WarehouseServer.Address(host.WarehousePort, host.WarehouseUser) };
            if (await WarehouseProbe.FindProblemAsync(new WarehouseOptions { ConnectionString = host.MongoDb }, cancellationToken) is { Text: var problem })
                throw new StartupException($"{problem}{WhoAsks(host)} If another program has the port, choose one with {SettingNames.Ways(SettingNames.WarehousePort)}.");
        }

        return await WarehouseServer.StartAsync(host, NullLoggerFactory.Instance, cancellationToken);
    }
}
