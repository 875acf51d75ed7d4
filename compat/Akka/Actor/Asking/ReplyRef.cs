using System.Globalization;

namespace Akka.Actor;

/// <summary>The sender of a question: turns the first reply into the result of a task, later ones into dead letters.</summary>
internal sealed class ReplyRef<T>(LocalActorSystem system, ActorPath path) : MinimalActorRef, ISystemMember
{
    private readonly TaskCompletionSource<T> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ActorPath Path { get; } = path;

    public LocalActorSystem System { get; } = system;

    internal override bool HasTerminated => _reply.Task.IsCompleted;

    public Task<T> Await(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (_reply.Task.IsCompleted || (timeout <= TimeSpan.Zero && !cancellationToken.CanBeCanceled))
        {
            return _reply.Task;
        }

        var giveUp = cancellationToken.Register(() => _reply.TrySetCanceled(cancellationToken));
        var timer = timeout > TimeSpan.Zero
            ? TimeProvider.System.CreateTimer(_ => Expire(timeout), null, timeout, Timeout.InfiniteTimeSpan)
            : null;
        _reply.Task.ContinueWith(
            _ =>
            {
                giveUp.Dispose();
                timer?.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return _reply.Task;
    }

    internal override void SendSystem(Dispatch.SystemMessage message) => message.Undeliverable(this);

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (!TryComplete(message is ScheduledTell scheduled ? scheduled.Message : message))
        {
            System.DeadLetterOffice.Take(new Envelope(message, sender), this);
        }
    }

    private bool TryComplete(object message) => message switch
    {
        T reply => _reply.TrySetResult(reply),
        null => _reply.TrySetResult(default),
        Status.Failure failure => _reply.TrySetException(failure.Cause ?? new TaskCanceledException("Status.Failure without a cause.")),
        _ => _reply.TrySetException(new ArgumentException(
            $"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]")),
    };

    private void Expire(TimeSpan timeout) => _reply.TrySetException(new AskTimeoutException(
        string.Create(CultureInfo.InvariantCulture, $"Timeout after {timeout.TotalSeconds:0.00} seconds")));
}
