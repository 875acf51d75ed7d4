using Akka.Actor;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Status;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Counts the fates of one folder's files and tells statistics, so that its counters add up in every message.</summary>
internal sealed class WatcherTally(Channel channel, IActorRef statistics)
{
    private IngestCounts _sinceLast = IngestCounts.Zero;
    private StatisticsProtocol.WatcherReported? _last;

    public void Found() => _sinceLast = _sinceLast with { Found = _sinceLast.Found + 1 };

    /// <summary>What was taken up turned out not to be an order file, or to be gone.</summary>
    public void NotFound() => _sinceLast = _sinceLast with { Found = _sinceLast.Found - 1 };

    public void Ended(FileFate fate) => _sinceLast = fate switch
    {
        FileFate.Inserted => _sinceLast with { Inserted = _sinceLast.Inserted + 1 },
        FileFate.Duplicate => _sinceLast with { Duplicate = _sinceLast.Duplicate + 1 },
        _ => _sinceLast with { Rejected = _sinceLast.Rejected + 1 },
    };

    /// <summary>Tells what has happened since the last time, if anything has.</summary>
    public void Publish(InFlightTable table, bool paused, FolderSource folder)
    {
        var report = new StatisticsProtocol.WatcherReported(channel, _sinceLast, table.Count, paused, folder.Ignored, folder.Trouble ?? table.Trouble);
        if (report == _last) return;
        _sinceLast = IngestCounts.Zero;
        _last = report with { SinceLast = IngestCounts.Zero };
        statistics.Tell(report);
    }

    /// <summary>The table is lost with its actor: its files will be found again.</summary>
    public void Abandon(int inFlight) =>
        statistics.Tell(new StatisticsProtocol.WatcherReported(channel, _sinceLast with { Found = _sinceLast.Found - inFlight }, 0, false, 0, null));
}
