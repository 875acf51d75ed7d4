using Akka.Actor;
using MultiMarket.Domain.Control;

namespace MultiMarket.Actors.Reporting;

/// <summary>One running report or table of figures; answers its requester and stops. Stopping it cancels the query.</summary>
internal sealed class ReportRunActor : ReceiveActor
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Func<CancellationToken, Task<object>> _run;
    private readonly IActorRef _requester;
    private bool _answered;

    /// <param name="run">The query. A failure before its first await must be the task's too, or nobody would be told.</param>
    /// <param name="requester">Who is answered.</param>
    public ReportRunActor(Func<CancellationToken, Task<object>> run, IActorRef requester)
    {
        (_run, _requester) = (run, requester);
        ReceiveAny(answer =>
        {
            Answer(answer);
            Context.Stop(Self);
        });
    }

    protected override void PreStart() => _run(_cancellation.Token).PipeTo(Self);

    protected override void PostStop()
    {
        _cancellation.Cancel();
        _cancellation.Dispose();
        if (!_answered) Answer(new Status.Failure(new ControlException("The query was interrupted; try again")));
    }

    private void Answer(object answer)
    {
        _answered = true;
        _requester.Tell(answer);
    }
}
