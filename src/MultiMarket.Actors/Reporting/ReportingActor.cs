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
    private readonly IReportSource _reports;
    private readonly IFigureSource _figures;
    private readonly IRollUps _rollUps;
    private readonly TimeSpan _interval;
    private long _runs;

    public ReportingActor(IReportSource reports, IFigureSource figures, IRollUps rollUps, TimeSpan rollUpInterval)
    {
        (_reports, _figures, _rollUps, _interval) = (reports, figures, rollUps, rollUpInterval);
        Receive<RunReport>(run => Start("report", async token => await _reports.RunAsync(run.Request, token)));
        Receive<RunFigures>(run => Start("figures", async token => await _figures.RunAsync(run.Query, token)));
        Receive<RefreshRollUps>(_ => _rollUps.RefreshAsync(_stopping.Token).PipeTo(Self, success: () => RollUpsRefreshed.Instance));
        Receive<RollUpsRefreshed>(_ => Schedule());
        Receive<Status.Failure>(failure =>
        {
            // An outage has its line already, and the next refresh makes up for this one.
            if (failure.Cause is not WarehouseUnavailableException) _log.Warning(failure.Cause, "The roll-ups could not be refreshed; reports read the orders instead");
            Schedule();
        });
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

    // From the end of one refresh, so that a slow one is not followed at once by the next.
    private void Schedule() => Timers.StartSingleTimer(RefreshRollUps.Instance, RefreshRollUps.Instance, _interval);

    private sealed record RollUpsRefreshed
    {
        public static readonly RollUpsRefreshed Instance = new();
    }
}
