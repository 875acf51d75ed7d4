using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;

namespace MultiMarket.Host.Doctor;

/// <summary>The ports that a host needs.</summary>
internal static class PortCheck
{
    public static IEnumerable<Finding> Look(HostSettings settings, RunningHost running)
    {
        yield return One(settings.HttpPort, SettingNames.Http, "of the dashboard and the API", running.Status is not null || running.Elsewhere is not null);
        if (settings.MongoDb is null) yield return One(settings.WarehousePort, SettingNames.WarehousePort, "of the embedded warehouse", IsWarehouseOf(running, settings.WarehousePort));
    }

    private static Finding One(int port, string option, string what, bool isHosts)
    {
        if (port == 0) return Finding.Ok("port", $"{what["of ".Length..]}: a free one is taken at start");
        try
        {
            Ports.RequireFree(port, option);
            return Finding.Ok("port", $"{port} {what} is free");
        }
        catch (StartupException) when (isHosts)
        {
            return Finding.Ok("port", $"{port} {what} is in use by the running host");
        }
        catch (StartupException e)
        {
            return Finding.Error("port", $"{port} {what} cannot be used", e.Message);
        }
    }

    private static bool IsWarehouseOf(RunningHost running, int port) =>
        running.Status?.Warehouse is { Kind: "embedded" } warehouse && Uri.TryCreate(warehouse.Address, UriKind.Absolute, out var address) && address.Port == port;
}
