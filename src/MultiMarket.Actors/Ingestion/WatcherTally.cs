using Akka.Actor;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Status;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Counts the fates of one folder's files and tells statistics, so that its counters add up in every message.</summary>
internal sealed class WatcherTally(Channel channel, IActorRef statistics)
{
    private long _found;
    private long _inserted;
    private long _duplicate;
    private long _rejected;
    private StatisticsProtocol.WatcherReported? _last;

    public void Found() => _found++;

    /// <summary>What was taken up turned out not to be an order file, or to be gone.</summary>
    public void NotFound() => _found--;

    public void Ended(FileFate fate)
    {
        if (fate == FileFate.Inserted) _inserted++;
        else if (fate == FileFate.Duplicate) _duplicate++;
        else _rejected++;
    }

    /// <summary>Tells what has happened since the last time, if anything has.</summary>
    public void Publish(InFlightTable table, bool paused, FolderSource folder)
    {
        var report = new StatisticsProtocol.WatcherReported(channel, SinceLast(), table.Count, paused, folder.Ignored, folder.Trouble ?? table.Trouble);
        if (report == _last) return;
        (_found, _inserted, _duplicate, _rejected) = (0, 0, 0, 0);
        _last = report with { SinceLast = IngestCounts.Zero };
        statistics.Tell(report);
    }

    /// <summary>The table is lost with its actor: its files will be found again.</summary>
    public void Abandon(int inFlight) =>
        statistics.Tell(new StatisticsProtocol.WatcherReported(channel, SinceLast() with { Found = _found - inFlight }, 0, false, 0, null));

    private IngestCounts SinceLast() => new(_found, _inserted, _duplicate, _rejected, InFlight: 0);
}
