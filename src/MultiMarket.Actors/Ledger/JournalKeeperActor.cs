using Akka.Actor;
using Akka.Event;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;

namespace MultiMarket.Actors.Ledger;

/// <summary>Has the journal forget what is older than the retention, at intervals; by date, because not every server expires documents itself.</summary>
internal sealed class JournalKeeperActor : ReceiveActor, IWithTimers
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopping = new();
    private readonly IFileJournal _journal;
    private readonly JournalSettings _settings;
    private readonly TimeProvider _time;

    public JournalKeeperActor(IFileJournal journal, JournalSettings settings, TimeProvider time)
    {
        (_journal, _settings, _time) = (journal, settings, time);
        Receive<Sweep>(_ => Begin());
        Receive<SweepEnded>(OnEnded, m => m.Sweep == _stopping.Token);
        Receive<SweepEnded>(_ => { }); // of an earlier incarnation
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Self.Tell(Sweep.Instance);

    protected override void PostStop()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private void Begin()
    {
        var sweep = _stopping.Token;
        _journal.ForgetBeforeAsync(_time.GetUtcNow() - _settings.Retention, sweep).PipeTo(
            Self,
            success: forgotten => new SweepEnded(sweep, forgotten, Trouble: null),
            failure: cause => new SweepEnded(sweep, Forgotten: 0, cause));
    }

    private void OnEnded(SweepEnded ended)
    {
        // An outage has its line already, and the next sweep makes up for this one.
        if (ended.Trouble is not (null or WarehouseUnavailableException)) _log.Warning(ended.Trouble, "The journal could not be swept");
        if (ended.Forgotten > 0) _log.Info("The journal has forgotten {0} files that ended more than {1:0.#} days ago", ended.Forgotten, _settings.Retention.TotalDays);
        Schedule();
    }

    // From the end of one sweep, so that a slow one is not followed at once by the next.
    private void Schedule() => Timers.StartSingleTimer(Sweep.Instance, Sweep.Instance, _settings.SweepInterval);

    // Its token tells it from those of earlier incarnations.
    private sealed record SweepEnded(CancellationToken Sweep, long Forgotten, Exception? Trouble);

    private sealed record Sweep
    {
        public static Sweep Instance { get; } = new();
    }
}
