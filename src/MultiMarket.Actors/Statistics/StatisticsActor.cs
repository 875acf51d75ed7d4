using System.Reflection;
using Akka.Actor;
using Akka.Event;
using MultiMarket.Actors.Channels;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Status;
using static MultiMarket.Actors.Statistics.StatisticsProtocol;

namespace MultiMarket.Actors.Statistics;

/// <summary>Counters and latencies of the whole system: what <c>status</c>, the dashboard and the metrics read.</summary>
internal sealed class StatisticsActor : ReceiveActor
{
    private const int RestartsKept = 50;

    private readonly MarketOptions _options;
    private readonly IWarehouseMonitor _warehouse;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _startedAt;
    private readonly TimeZoneInfo _merchantZone = ChannelSettings.Read(Context.System.Settings.Config).MerchantZone;
    private readonly ActivityWindow _activity = new();
    private readonly Dictionary<Channel, ChannelTally> _channels = Channel.All.ToDictionary(c => c, c => new ChannelTally(c));
    private readonly Queue<ActorRestart> _restarts = new();
    private long _restartCount;
    private long _deadLetters;

    public StatisticsActor(MarketOptions options, IWarehouseMonitor warehouse, TimeProvider time)
    {
        (_options, _warehouse, _time, _startedAt) = (options, warehouse, time, time.GetUtcNow());
        Receive<WatcherReported>(report => _channels[report.Channel].Add(report));
        Receive<SimulatorReported>(report => _channels[report.Channel].Add(report));
        Receive<IntakeReported>(report => _channels[report.Channel].Add(report));
        Receive<LagMeasured>(lag => _channels[lag.Channel].Add(lag));
        Receive<BatchSettled>(batch =>
        {
            _channels[batch.Channel].Add(batch);
            _activity.Add(batch, _time.GetUtcNow());
        });
        Receive<Error>(Count, error => typeof(SupervisorStrategy).IsAssignableFrom(error.LogClass));
        Receive<Error>(_ => { });
        Receive<DeadLetter>(_ => _deadLetters++);
        Receive<GetStatus>(_ => Sender.Tell(Status()));
        Receive<GetActivity>(_ => Sender.Tell(_activity.Snapshot(_time.GetUtcNow())));
    }

    // Supervision logs each failure that it deals with, with the path of the child and the cause: no actor needs to report itself.
    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(Error));
        Context.System.EventStream.Subscribe(Self, typeof(DeadLetter));
    }

    private void Count(Error failure)
    {
        _restartCount++;
        _restarts.Enqueue(new ActorRestart(_time.GetUtcNow(), PathOf(failure.LogSource), failure.Cause is { } cause ? $"{cause.GetType().Name}: {cause.Message}" : $"{failure.Message}"));
        if (_restarts.Count > RestartsKept) _restarts.Dequeue();
    }

    private static string PathOf(string source) => source.IndexOf("/user/", StringComparison.Ordinal) is var start and >= 0 ? source[start..] : source;

    private SystemStatus Status()
    {
        var now = _time.GetUtcNow();
        var channels = _channels.Values.Select(c => c.Status()).ToList();
        return new SystemStatus(
            _options.Instance,
            Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            _options.Packages,
            _startedAt,
            now,
            _options.DataFolder,
            channels,
            channels.Aggregate(IngestCounts.Zero, (sum, c) => sum + c.Counts),
            _warehouse.Status,
            [.. _restarts],
            _restartCount,
            _deadLetters)
        {
            MerchantTime = TimeZoneInfo.ConvertTime(now, _merchantZone).DateTime,
        };
    }
}
