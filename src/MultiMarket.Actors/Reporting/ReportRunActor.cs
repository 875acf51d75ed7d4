using Akka.Actor;

namespace MultiMarket.Actors.Reporting;

/// <summary>One running report or table of figures; answers its requester and stops. Stopping it cancels the query.</summary>
internal sealed class ReportRunActor : ReceiveActor
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Func<CancellationToken, Task<object>> _run;

    /// <param name="run">The query. A failure before its first await must be the task's too, or nobody would be told.</param>
    /// <param name="requester">Who is answered.</param>
    public ReportRunActor(Func<CancellationToken, Task<object>> run, IActorRef requester)
    {
        _run = run;
        ReceiveAny(answer => Finish(requester, answer));
    }

    protected override void PreStart() => _run(_cancellation.Token).PipeTo(Self);

    protected override void PostStop()
    {
        _cancellation.Cancel();
        _cancellation.Dispose();
    }

    private void Finish(IActorRef requester, object answer)
    {
        requester.Tell(answer);
        Context.Stop(Self);
    }
}
