using System.Net;

namespace MultiMarket.Host.Settings;

/// <summary>How one run of the host is set up: checked, with defaults in place.</summary>
public sealed record HostSettings
{
    /// <summary>The data folder, absolute; <c>./data</c> unless told otherwise.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The port of the control API and the dashboard on 127.0.0.1; 0 takes a free one.</summary>
    public int HttpPort { get; init; } = 8080;

    /// <summary>The address of the control API and the dashboard; another than loopback comes with a <see cref="Token"/> and a proxy in front.</summary>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>True when a proxy that speaks TLS stands in front of the host.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>The address under which browsers elsewhere know the host, such as <c>https://shop.example/</c>; null when there is none.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The bearer token; null for the one in the data folder.</summary>
    public string? Token { get; init; }

    /// <summary>The port of the embedded warehouse on 127.0.0.1; 0 takes a free one. Without effect when <see cref="MongoDb"/> is set.</summary>
    public int WarehousePort { get; init; } = 27117;

    /// <summary>Who may read and write the embedded warehouse, the host itself among them; null when it asks for no password.</summary>
    public WarehouseLogin? WarehouseUser { get; init; }

    /// <summary>Who may only read the embedded warehouse, such as a BI tool; null for nobody.</summary>
    public WarehouseLogin? WarehouseReader { get; init; }

    /// <summary>The connection string of a MongoDB server, or null for the embedded warehouse.</summary>
    public string? MongoDb { get; init; }

    /// <summary>Orders per channel that the simulators write when the warehouse is empty.</summary>
    public int Backfill { get; init; } = 500;

    /// <summary>False leaves the simulators off.</summary>
    public bool Simulate { get; init; } = true;

    /// <summary>The name of this host among those that share folders or a warehouse.</summary>
    public string Instance { get; init; } = "main";

    /// <summary>Seed of the simulated data; null for one that differs from run to run.</summary>
    public int? Seed { get; init; }
}

/// <summary>A setting makes no sense; the message names it, what was given and what is allowed.</summary>
public sealed class SettingException(string message) : Exception(message);
