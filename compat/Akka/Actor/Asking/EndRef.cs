namespace Akka.Actor;

/// <summary>A watcher outside of any actor: completes a task when it hears of the end.</summary>
internal sealed class EndRef(ActorPath path) : MinimalActorRef
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ActorPath Path { get; } = path;

    public Task Ended => _ended.Task;

    internal override void SendSystem(Dispatch.SystemMessage message)
    {
        if (message is Dispatch.DeathWatchNotification)
        {
            _ended.TrySetResult();
        }
    }
}
