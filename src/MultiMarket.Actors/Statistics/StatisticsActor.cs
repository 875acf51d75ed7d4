using System.Linq.Expressions;
using System.Reflection;
using Akka.Actor;
using Akka.Event;
using MultiMarket.Actors.Channels;
using MultiMarket.Domain.Status;
using static MultiMarket.Actors.Statistics.StatisticsProtocol;

namespace MultiMarket.Actors.Statistics;

/// <summary>Counters and latencies of the whole system: what <c>status</c>, the dashboard and the metrics read.</summary>
internal sealed class StatisticsActor : ReceiveActor
{
    private readonly MarketOptions _options;
    private readonly IWarehouseMonitor _warehouse;
    private readonly TimeProvider _time;
    private readonly SystemTally _tally;
    private readonly TimeZoneInfo _merchantZone = ChannelSettings.Read(Context.System.Settings.Config).MerchantZone;

    public StatisticsActor(MarketOptions options, IWarehouseMonitor warehouse, TimeProvider time, SystemTally tally)
    {
        (_options, _warehouse, _time, _tally) = (options, warehouse, time, tally);
        Receive<WatcherReported>(report => _tally.Channels[report.Channel].Add(report));
        Receive<SimulatorReported>(report => _tally.Channels[report.Channel].Add(report));
        Receive<IntakeReported>(report => _tally.Channels[report.Channel].Add(report));
        Receive<LagMeasured>(lag => _tally.Channels[lag.Channel].Add(lag));
        Receive<BatchSettled>(batch =>
        {
            _tally.Channels[batch.Channel].Add(batch);
            _tally.Activity.Add(batch, _time.GetUtcNow());
        });
        Receive<Error>(Count, error => typeof(SupervisorStrategy).IsAssignableFrom(error.LogClass));
        Receive<Error>(_ => { });
        Receive<DeadLetter>(_ => _tally.AddDeadLetter());
        Receive<GetStatus>(_ => Sender.Tell(Status()));
        Receive<GetActivity>(_ => Sender.Tell(_tally.Activity.Snapshot(_time.GetUtcNow())));
    }

    /// <summary>
    /// Starts one that counts everything that is published from here on. Supervision logs each failure that it deals with, with the path
    /// of the child and the cause: no actor needs to report itself.
    /// </summary>
    public static IActorRef Start(ActorSystem system, Expression<Func<StatisticsActor>> factory)
    {
        // Not in PreStart: whoever is started next may fail before this one has begun. What is published meanwhile waits in its mailbox.
        var statistics = system.ActorOf(Props.Create(factory), "statistics");
        system.EventStream.Subscribe(statistics, typeof(Error));
        system.EventStream.Subscribe(statistics, typeof(DeadLetter));
        return statistics;
    }

    private void Count(Error failure) => _tally.Add(new ActorRestart(
        _time.GetUtcNow(),
        PathOf(failure.LogSource),
        failure.Cause is { } cause ? $"{cause.GetType().Name}: {cause.Message}" : $"{failure.Message}"));

    private static string PathOf(string source) => source.IndexOf("/user/", StringComparison.Ordinal) is var start and >= 0 ? source[start..] : source;

    private SystemStatus Status()
    {
        var now = _time.GetUtcNow();
        var channels = _tally.Channels.Values.Select(c => c.Status()).ToList();
        return new SystemStatus(
            _options.Instance,
            Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            _options.Packages,
            _tally.StartedAt,
            now,
            _options.DataFolder,
            channels,
            channels.Aggregate(IngestCounts.Zero, (sum, c) => sum + c.Counts),
            _warehouse.Status,
            _tally.Restarts,
            _tally.RestartCount,
            _tally.DeadLetters)
        {
            MerchantTime = TimeZoneInfo.ConvertTime(now, _merchantZone).DateTime,
        };
    }
}
