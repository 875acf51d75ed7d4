using Akka.Actor;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Actors.Reporting;

/// <summary>One running report; answers its requester and stops. Stopping it cancels the query.</summary>
internal sealed class ReportRunActor : ReceiveActor
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly IReportSource _reports;
    private readonly ReportRequest _request;

    public ReportRunActor(IReportSource reports, ReportRequest request, IActorRef requester)
    {
        (_reports, _request) = (reports, request);
        Receive<ReportResult>(result => Finish(requester, result));
        Receive<Status.Failure>(failure => Finish(requester, failure));
    }

    protected override void PreStart() => RunAsync().PipeTo(Self);

    protected override void PostStop()
    {
        _cancellation.Cancel();
        _cancellation.Dispose();
    }

    // A failure before the first await is an answer too; in PreStart it would stop the actor, and nobody would be told.
    private async Task<ReportResult> RunAsync() => await _reports.RunAsync(_request, _cancellation.Token);

    private void Finish(IActorRef requester, object answer)
    {
        requester.Tell(answer);
        Context.Stop(Self);
    }
}
