using System.Net;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Security;

/// <summary>Who reaches this host, and how.</summary>
internal sealed record AccessOptions
{
    /// <summary>True when everybody who reaches the host may read aggregates; false when reading needs login too.</summary>
    public bool ReadingIsOpen { get; init; } = true;

    /// <summary>True when a proxy stands in front: its <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>The address under which browsers elsewhere know this host; null when there is none.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The folder of the keys that protect cookies; null keeps them in memory, so that a restart ends every session.</summary>
    public string? KeyFolder { get; init; }

    /// <summary>The access that the settings ask for. Behind a proxy on this machine the whole world comes from loopback, hence both conditions.</summary>
    public static AccessOptions Of(HostSettings settings) => new()
    {
        ReadingIsOpen = IPAddress.IsLoopback(settings.Bind) && !settings.BehindProxy && settings.PublicUrl is null,
        BehindProxy = settings.BehindProxy,
        PublicUrl = settings.PublicUrl,
        KeyFolder = Path.Combine(settings.DataFolder, "keys"),
    };
}
