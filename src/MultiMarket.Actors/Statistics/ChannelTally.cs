using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Status;
using static MultiMarket.Actors.Statistics.StatisticsProtocol;

namespace MultiMarket.Actors.Statistics;

/// <summary>What is known of one channel.</summary>
internal sealed class ChannelTally(Channel channel)
{
    private readonly LagWindow _lag = new();
    private IngestCounts _counts = IngestCounts.Zero;
    private WatcherReported? _watcher;
    private SimulationStatus _simulation = new("off", 0, 0, 0, 0, null);
    private string? _intakeTrouble;
    private long _written;
    private long _validated;
    private long _stored;

    public void Add(WatcherReported report)
    {
        _watcher = report;
        _counts = (_counts + report.SinceLast) with { InFlight = report.InFlight };
    }

    public void Add(SimulatorReported report)
    {
        _written += report.WrittenSinceLast;
        _simulation = report.Status with { Written = _written };
    }

    public void Add(IntakeReported report) => _intakeTrouble = report.Trouble;

    public void Add(LagMeasured lag)
    {
        foreach (var milliseconds in lag.Milliseconds) _lag.Add(milliseconds);
    }

    public void Add(BatchSettled batch)
    {
        _validated += batch.Validated;
        _stored += batch.Stored;
    }

    public ChannelStatus Status() => new(
        channel.Name, _simulation, _watcher?.Paused ?? false, _counts, _watcher?.Ignored ?? 0, _lag.Summary(), _watcher?.FolderError)
    {
        Validated = _validated,
        Stored = _stored,
        IntakeTrouble = _intakeTrouble,
    };
}
