using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Status;

namespace MultiMarket.Actors.Statistics;

/// <summary>What the actors tell statistics, and what it answers.</summary>
internal static class StatisticsProtocol
{
    /// <summary>A watcher's counts since its last report, and its state.</summary>
    public sealed record WatcherReported(Channel Channel, IngestCounts SinceLast, long InFlight, bool Paused, long Ignored, string? FolderError);

    /// <summary>A simulator's state and the orders written since its last report.</summary>
    public sealed record SimulatorReported(Channel Channel, SimulationStatus Status, long WrittenSinceLast);

    /// <summary>Why a channel's intake cannot be used; null when it can.</summary>
    public sealed record IntakeReported(Channel Channel, string? Trouble);

    /// <summary>The lag of orders that were just stored, in milliseconds from the modification of their file.</summary>
    public sealed record LagMeasured(Channel Channel, IReadOnlyList<double> Milliseconds);

    /// <summary>The warehouse has said what became of a batch.</summary>
    /// <param name="Channel">The channel.</param>
    /// <param name="Validated">The orders of the batch.</param>
    /// <param name="Stored">Those of them that it stored.</param>
    /// <param name="Latest">The last of these, the newest last, at most <see cref="OrderActivity.LatestKept"/>.</param>
    public sealed record BatchSettled(Channel Channel, int Validated, int Stored, IReadOnlyList<StoredOrder> Latest);

    /// <summary>Asks for an <see cref="OrderActivity"/>.</summary>
    public sealed record GetActivity
    {
        public static GetActivity Instance { get; } = new();
    }

    /// <summary>Asks for a <see cref="SystemStatus"/>.</summary>
    public sealed record GetStatus
    {
        public static GetStatus Instance { get; } = new();
    }
}
