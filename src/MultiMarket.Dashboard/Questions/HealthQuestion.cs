using MultiMarket.Dashboard.Live;
using MultiMarket.Domain;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Questions;

/// <summary>How the ingest path is.</summary>
/// <param name="System">What is said of the system as a whole.</param>
/// <param name="Channels">Each channel with its waiting files.</param>
/// <param name="Restarts">The latest restarts, the newest first.</param>
public sealed record HealthAnswer(SystemFacts System, ValueList<ChannelHealth> Channels, ValueList<ActorRestart> Restarts)
{
    /// <summary>The lag that every order is promised to stay within, in milliseconds.</summary>
    public const int LagBoundMs = 10_000;

    /// <summary>Files in the source folders.</summary>
    public long Waiting => Channels.Sum(c => c.Waiting.Count);

    /// <summary>Orders that kept every rule.</summary>
    public long Validated => Channels.Sum(c => c.Status.Validated);

    /// <summary>Orders stored.</summary>
    public long Inserted => Channels.Sum(c => c.Status.Stored);

    /// <summary>Files archived.</summary>
    public long Archived => System.Totals.Inserted + System.Totals.Duplicate;

    /// <summary>The channel whose oldest file waits longest; null when none waits.</summary>
    public ChannelHealth? OldestWaiting => Channels.Where(c => c.Waiting.OldestAt is not null).MinBy(c => c.Waiting.OldestAt);
}

/// <summary>The system as a whole.</summary>
public sealed record SystemFacts(
    string Instance, string Version, string Packages, DateTimeOffset StartedAt, IngestCounts Totals, WarehouseStatus Warehouse, long RestartCount, long DeadLetters);

/// <summary>One channel.</summary>
public sealed record ChannelHealth(ChannelStatus Status, WaitingFiles Waiting);

/// <summary>Asks how the ingest path is.</summary>
public sealed record HealthQuestion : ILiveQuestion<HealthAnswer>
{
    private static readonly TimeSpan LookAtFolders = TimeSpan.FromSeconds(5);

    // Files come to wait without anybody telling, so that time counts too.
    public object DependsOn(SystemStatus status) => (Facts(status), status.Channels.ToValueList(), status.GeneratedAt.Ticks / LookAtFolders.Ticks);

    public Task<HealthAnswer> AnswerAsync(LiveSources sources, SystemStatus status, CancellationToken cancellationToken) => Task.Run(
        () => new HealthAnswer(
            Facts(status),
            status.Channels.Select(c => new ChannelHealth(c, sources.Waiting.Look(Channel.Find(c.Channel)!, cancellationToken))).ToValueList(),
            status.Restarts.Reverse().ToValueList()),
        cancellationToken);

    private static SystemFacts Facts(SystemStatus status) => new(
        status.Instance, status.Version, status.Packages, status.StartedAt, status.Totals, status.Warehouse, status.RestartCount, status.DeadLetters);
}
