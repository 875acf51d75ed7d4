using System.Net;
using MultiMarket.Host.Settings;
using MultiMarket.Warehouse;

namespace MultiMarket.Host.Startup;

/// <summary>What a person must know about the host that just started, one fact on each line.</summary>
internal static class Banner
{
    /// <summary>Writes it.</summary>
    public static string Write(HostSettings settings, WarehouseOptions warehouse, Uri address)
    {
        var data = settings.DataFolder;
        var lines = new List<string>
        {
            $"MultiMarket {BuildFacts.Version}, instance {settings.Instance}",
            $"Dashboard  {address}",
            $"API        {address}api/status (description: {address}openapi/v1.json)",
            $"Warehouse  {WarehouseAddress.WithoutCredentials(warehouse.ConnectionString)}, collection {WarehouseOptions.DefaultDatabase}.{WarehouseOptions.Collection}",
            $"Sources    {Path.Combine(data, "sources")}",
            $"Archive    {Path.Combine(data, "archive")}",
            $"Rejected   {Path.Combine(data, "rejected")}",
            $"Log        {Path.Combine(data, "logs")}",
            $"Packages   {BuildFacts.Packages}",
        };
        if (warehouse.Embedded) lines.Add($"Note       {Access(settings)}");
        if (!IPAddress.IsLoopback(settings.Bind)) lines.Add($"Note       The API listens on {settings.Bind}, without TLS of its own: only a proxy or this machine should reach it.");
        if (!settings.Simulate) lines.Add("Note       The simulators are off; orders come from the source folders only.");
        lines.Add($"Status     multimarket status{Options(settings, address)}");
        lines.Add("Stop       Ctrl-C");
        return string.Join(Environment.NewLine, lines) + Environment.NewLine;
    }

    private static string Access(HostSettings settings) => (settings.WarehouseUser, settings.WarehouseReader) switch
    {
        (null, _) => "The embedded warehouse asks for no password: it trusts every account on this machine.",
        var (user, reader) => $"The embedded warehouse asks for the password of {user.Name}{(reader is null ? "" : $", or of {reader.Name}, who may only read")}.",
    };

    // What the client needs to be told because it is not the default.
    private static string Options(HostSettings settings, Uri address) =>
        (address.Port == 8080 ? "" : $" --url {address.GetLeftPart(UriPartial.Authority)}")
        + (settings.DataFolder == Path.GetFullPath("data") ? "" : $" --data {settings.DataFolder}");
}
