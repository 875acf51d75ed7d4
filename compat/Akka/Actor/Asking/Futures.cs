namespace Akka.Actor;

/// <summary>Ask: a message and its reply as a task.</summary>
public static class Futures
{
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<object>(message, timeout, CancellationToken.None);

    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<object>(message, null, cancellationToken);

    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<T>(message, timeout, CancellationToken.None);

    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<T>(message, null, cancellationToken);

    /// <param name="self">Who is asked.</param>
    /// <param name="message">The question.</param>
    /// <param name="timeout">How long to wait; null takes akka.actor.ask-timeout, zero or less waits for ever.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="AskTimeoutException">No reply in time.</exception>
    /// <exception cref="ArgumentException">The reply is of another type.</exception>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<T>(_ => message, timeout, cancellationToken);

    /// <param name="self">Who is asked.</param>
    /// <param name="messageFactory">Makes the question; is given the reference that awaits the reply.</param>
    /// <param name="timeout">How long to wait; null takes akka.actor.ask-timeout, zero or less waits for ever.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="AskTimeoutException">No reply in time.</exception>
    /// <exception cref="ArgumentException">The reply is of another type.</exception>
    public static Task<T> Ask<T>(
        this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var system = SystemOf(self);
        var reply = new ReplyRef<T>(system, system.TemporaryPath());
        self.Tell(messageFactory(reply), reply);
        return reply.Await(timeout ?? system.Settings.AskTimeout, cancellationToken);
    }

    private static LocalActorSystem SystemOf(ICanTell target) => target switch
    {
        LocalActorRef local => local.Cell.SystemRef,
        ISystemMember member => member.System,
        ActorSelection selection => SystemOf(selection.Anchor),
        _ => ActorCell.Current?.SystemRef
            ?? throw new ArgumentException("Unsupported recipient type, unable to find its actor system: " + target.GetType(), nameof(target)),
    };
}
