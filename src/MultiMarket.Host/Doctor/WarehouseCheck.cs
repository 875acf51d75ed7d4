using System.Globalization;
using MultiMarket.EmbeddedMongo;
using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;
using MultiMarket.Warehouse;

namespace MultiMarket.Host.Doctor;

/// <summary>The warehouse: through a running host, at the address of a server, or its file.</summary>
internal static class WarehouseCheck
{
    // A simulator would begin anew in an empty warehouse, with the numbers of orders that the archive holds.
    private const string Rebuild = "Move the file away, start the host with --no-simulation, and rebuild it from the archive with: multimarket replay --from 2000-01-01";

    public static async Task<IReadOnlyList<Finding>> LookAsync(HostSettings settings, RunningHost running, CancellationToken cancellationToken)
    {
        if (running.Status?.Warehouse is { Available: false } away)
            return [Finding.Error("warehouse", $"the host cannot reach {away.Address}: {away.Trouble}", "Orders wait in their folders meanwhile. Check that the server runs and that its address is right.")];
        if (Server(settings, running) is { } server) return [await ServerAsync(server, cancellationToken)];
        if (running.Status is { } status) return [Finding.Ok("warehouse", $"{status.Warehouse.Address}, available to the host")];
        return running.IsThere ? [] : File(Path.Combine(settings.DataFolder, WarehouseServer.File));
    }

    /// <summary>The server to talk to; null when there is none, or when only the host knows how to log in.</summary>
    public static WarehouseOptions? Server(HostSettings settings, RunningHost running)
    {
        if (settings.MongoDb is { } address) return new WarehouseOptions { ConnectionString = address };
        if (running.Status?.Warehouse is not { Kind: "embedded" } embedded || (embedded.Login && settings.WarehouseUser is null)) return null;
        return new WarehouseOptions
        {
            ConnectionString = embedded.Login ? WarehouseServer.Address(new Uri(embedded.Address).Port, settings.WarehouseUser) : embedded.Address,
            Embedded = true,
        };
    }

    private static async Task<Finding> ServerAsync(WarehouseOptions server, CancellationToken cancellationToken)
    {
        if (await WarehouseProbe.FindProblemAsync(server, cancellationToken) is { Text: var problem })
            return Finding.Error("warehouse", problem, $"The address is chosen with {SettingNames.Ways(SettingNames.MongoDb)}.");
        var facts = await WarehouseProbe.DescribeAsync(server, cancellationToken);
        return Finding.Ok("warehouse", string.Create(CultureInfo.InvariantCulture, $"{WarehouseAddress.WithoutCredentials(server.ConnectionString)}: MongoDB {facts.Version}{(server.Embedded ? " as the embedded server speaks it" : "")}, {facts.Orders:N0} orders"));
    }

    private static List<Finding> File(string file)
    {
        if (!System.IO.File.Exists(file)) return [Finding.Ok("warehouse", $"{file} is made at the first start")];
        try
        {
            var report = EmbeddedMongoFile.Inspect(file);
            var size = string.Create(CultureInfo.InvariantCulture, $"{file}: layout {report.LayoutVersion}, {Sizes.Text(report.SizeBytes)}{(report.LogBytes > 0 ? $" and {Sizes.Text(report.LogBytes)} of log" : "")}");
            if (report.Problems.Count > 0)
                return [Finding.Error("warehouse", $"{size}, damaged: {report.Problems[0]}", Rebuild)];
            var orders = report.Documents.GetValueOrDefault($"{WarehouseOptions.DefaultDatabase}.{WarehouseOptions.Collection}");
            return [Finding.Ok("warehouse", string.Create(CultureInfo.InvariantCulture, $"{size}, whole; {orders:N0} orders"))];
        }
        catch (EmbeddedMongoException e)
        {
            return [Finding.Error("warehouse", e.Message, Rebuild)];
        }
    }
}
