using Akka.Actor;
using MultiMarket.Domain.Reports;
using static MultiMarket.Actors.Reporting.ReportingProtocol;

namespace MultiMarket.Actors.Reporting;

/// <summary>Runs reports on request, one child per running report, so that a slow one keeps nobody waiting.</summary>
internal sealed class ReportingActor : ReceiveActor
{
    private readonly IReportSource _reports;
    private long _runs;

    public ReportingActor(IReportSource reports)
    {
        _reports = reports;
        Receive<RunReport>(run =>
        {
            var requester = Sender;
            Context.ActorOf(Props.Create(() => new ReportRunActor(_reports, run.Request, requester)), $"report-{++_runs}");
        });
    }

    // A run that fails unexpectedly has told its requester; another try is for the requester to decide.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);
}
