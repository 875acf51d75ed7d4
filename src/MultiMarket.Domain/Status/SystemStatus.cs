namespace MultiMarket.Domain.Status;

/// <summary>What <c>status</c>, the dashboard and the metrics show; a snapshot.</summary>
/// <param name="Instance">The name of this host among those that share folders or a warehouse.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Packages">Which packages the program was built with.</param>
/// <param name="StartedAt">When the host started.</param>
/// <param name="GeneratedAt">When this snapshot was taken.</param>
/// <param name="DataFolder">The data folder.</param>
/// <param name="Channels">One entry for each configured channel.</param>
/// <param name="Totals">The sum over the channels.</param>
/// <param name="Warehouse">The warehouse.</param>
/// <param name="Restarts">Actors restarted by supervision since the host started, most recent last, at most 50.</param>
/// <param name="RestartCount">How many restarts there were in all.</param>
/// <param name="DeadLetters">Messages that reached nobody since the host started.</param>
public sealed record SystemStatus(
    string Instance,
    string Version,
    string Packages,
    DateTimeOffset StartedAt,
    DateTimeOffset GeneratedAt,
    string DataFolder,
    IReadOnlyList<ChannelStatus> Channels,
    IngestCounts Totals,
    WarehouseStatus Warehouse,
    IReadOnlyList<ActorRestart> Restarts,
    long RestartCount,
    long DeadLetters)
{
    /// <summary>The merchant's wall clock at <see cref="GeneratedAt"/>, the clock of <c>date_commande</c>.</summary>
    public DateTime MerchantTime { get; init; }

    /// <summary>The same for those who may not see clients' data.</summary>
    public SystemStatus Masked() => this with { Restarts = [.. Restarts.Select(r => r.Masked())] };
}

/// <summary>One channel.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="Simulation">Its simulator.</param>
/// <param name="IngestPaused">True while its watcher is paused.</param>
/// <param name="Counts">Its files since the host started.</param>
/// <param name="Ignored">Entries of its folder that are no order files, at the last listing.</param>
/// <param name="Lag">From drop to stored, over the last orders.</param>
/// <param name="FolderError">Why files wait in their folder: it cannot be listed, or they cannot be read or moved; null when nothing holds them up.</param>
public sealed record ChannelStatus(
    string Channel,
    SimulationStatus Simulation,
    bool IngestPaused,
    IngestCounts Counts,
    long Ignored,
    LagStatus Lag,
    string? FolderError)
{
    /// <summary>Orders that kept every rule and of which the warehouse has said what became of them.</summary>
    public long Validated { get; init; }

    /// <summary>Orders that the warehouse has stored, whether or not their files are archived yet.</summary>
    public long Stored { get; init; }

    /// <summary>Why it is not known whether the intake is paused, so that it waits; null when it is known.</summary>
    public string? IntakeTrouble { get; init; }
}

/// <summary>Files by fate; <c>Found = Inserted + Duplicate + Rejected + InFlight</c> holds in every snapshot.</summary>
/// <param name="Found">Order files taken up from the folder; one that somebody else takes away before it is read does not count.</param>
/// <param name="Inserted">Stored and archived.</param>
/// <param name="Duplicate">Stored before with the same content; archived.</param>
/// <param name="Rejected">Moved to the rejected folder with a reason.</param>
/// <param name="InFlight">On their way.</param>
public sealed record IngestCounts(long Found, long Inserted, long Duplicate, long Rejected, long InFlight)
{
    /// <summary>No files.</summary>
    public static IngestCounts Zero { get; } = new(0, 0, 0, 0, 0);

    public static IngestCounts operator +(IngestCounts a, IngestCounts b) => new(
        a.Found + b.Found, a.Inserted + b.Inserted, a.Duplicate + b.Duplicate, a.Rejected + b.Rejected, a.InFlight + b.InFlight);
}

/// <summary>A channel's simulator.</summary>
/// <param name="State"><c>running</c>, <c>paused</c>, <c>waiting</c> (warehouse or disk away) or <c>off</c>.</param>
/// <param name="MinIntervalMs">Shortest time between two orders, in milliseconds.</param>
/// <param name="MaxIntervalMs">Longest time between two orders, in milliseconds.</param>
/// <param name="Written">Order files written since the host started.</param>
/// <param name="NextOrderNumber">The number of the next order.</param>
/// <param name="Trouble">Why it waits; null otherwise.</param>
public sealed record SimulationStatus(string State, long MinIntervalMs, long MaxIntervalMs, long Written, long NextOrderNumber, string? Trouble);

/// <summary>Lag from drop to stored, in milliseconds, over at most the last 4,096 orders.</summary>
/// <param name="Samples">How many orders the figures rest on.</param>
/// <param name="P50Ms">Median.</param>
/// <param name="P95Ms">95th percentile.</param>
/// <param name="P99Ms">99th percentile.</param>
public sealed record LagStatus(int Samples, double P50Ms, double P95Ms, double P99Ms);

/// <summary>The warehouse.</summary>
/// <param name="Kind"><c>embedded</c> or <c>mongodb</c>.</param>
/// <param name="Address">Its address without credentials.</param>
/// <param name="Available">False while it cannot be reached.</param>
/// <param name="Trouble">Why it is not available; null otherwise.</param>
/// <param name="Since">Since when it is in this state.</param>
public sealed record WarehouseStatus(string Kind, string Address, bool Available, string? Trouble, DateTimeOffset Since)
{
    /// <summary>Whether the host logs in to it with a password.</summary>
    public bool Login { get; init; }
}

/// <summary>A failure of an actor that supervision dealt with.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Its path.</param>
/// <param name="Cause">The exception's type and message.</param>
public sealed record ActorRestart(DateTimeOffset At, string Actor, string Cause)
{
    /// <summary>The same with the exception's type alone: its message may quote an order or the name of a file.</summary>
    public ActorRestart Masked() => this with { Cause = Cause[..Math.Max(0, Cause.IndexOf(": ", StringComparison.Ordinal))] };
}
