using Akka.Actor;
using Akka.Event;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;
using static MultiMarket.Actors.Reporting.ReportingProtocol;

namespace MultiMarket.Actors.Reporting;

/// <summary>
/// Runs reports and figures on request, one child per running query, so that a slow one keeps nobody waiting; and has the roll-ups refreshed at
/// intervals, one refresh at a time.
/// </summary>
internal sealed class ReportingActor : ReceiveActor, IWithTimers
{
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly CancellationTokenSource _stopping = new();
    private readonly IRollUps _rollUps;
    private readonly TimeSpan _interval;
    private long _runs;

    public ReportingActor(IReportSource reports, IFigureSource figures, IRollUps rollUps, TimeSpan rollUpInterval)
    {
        (_rollUps, _interval) = (rollUps, rollUpInterval);
        Receive<RunReport>(run => Start("report", async token => await reports.RunAsync(run.Request, token)));
        Receive<RunFigures>(run => Start("figures", async token => await figures.RunAsync(run.Query, token)));
        Receive<RefreshRollUps>(_ => Refresh());
        Receive<RefreshEnded>(OnRefreshEnded, m => m.Refresh == _stopping.Token);
        Receive<RefreshEnded>(_ => { }); // of an earlier incarnation
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Self.Tell(RefreshRollUps.Instance);

    protected override void PostStop()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    // A run that fails unexpectedly has told its requester; another try is for the requester to decide.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    private void Start(string kind, Func<CancellationToken, Task<object>> run)
    {
        var requester = Sender;
        Context.ActorOf(Props.Create(() => new ReportRunActor(run, requester)), $"{kind}-{++_runs}");
    }

    private void Refresh()
    {
        var refresh = _stopping.Token;
        _rollUps.RefreshAsync(refresh).PipeTo(
            Self,
            success: () => new RefreshEnded(refresh, Trouble: null),
            failure: cause => new RefreshEnded(refresh, cause));
    }

    private void OnRefreshEnded(RefreshEnded ended)
    {
        // An outage has its line already, and the next refresh makes up for this one.
        if (ended.Trouble is not (null or WarehouseUnavailableException)) _log.Warning(ended.Trouble, "The roll-ups could not be refreshed; reports read the orders instead");
        Schedule();
    }

    // From the end of one refresh, so that a slow one is not followed at once by the next.
    private void Schedule() => Timers.StartSingleTimer(RefreshRollUps.Instance, RefreshRollUps.Instance, _interval);

    // Its token tells it from those of earlier incarnations.
    private sealed record RefreshEnded(CancellationToken Refresh, Exception? Trouble);
}
