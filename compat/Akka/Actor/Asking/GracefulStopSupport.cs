namespace Akka.Actor;

public static class GracefulStopSupport
{
    private static long _number;

    /// <summary>Stops an actor with <see cref="PoisonPill"/> and waits for its end.</summary>
    /// <returns>Whether it ended in time.</returns>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Stops an actor with a message of its own and waits for its end.</summary>
    /// <returns>Whether it ended in time.</returns>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var watchee = (IInternalActorRef)target;
        var end = new EndRef(target.Path.Root() / "temp" / $"stop-{Interlocked.Increment(ref _number)}");
        watchee.SendSystemMessage(new Dispatch.Watch(watchee, end));
        target.Tell(stopMessage, ActorRefs.NoSender);
        try
        {
            await end.Ended.WaitAsync(timeout, TimeProvider.System).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            watchee.SendSystemMessage(new Dispatch.Unwatch(end));
            return false;
        }
    }

    private static ActorPath Root(this ActorPath path) => path.Elements.Count == 0 ? path : path.Parent.Root();
}
