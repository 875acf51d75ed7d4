namespace Akka.Actor;

/// <summary>The new incarnation of a restarted actor could not be made or threw in PostRestart.</summary>
public class PostRestartException : ActorInitializationException
{
    public PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
        : base(actor, $"Exception post restart ({originalCause?.GetType().ToString() ?? "null"})", cause) =>
        OriginalCause = originalCause;

    /// <summary>What the actor was restarted for.</summary>
    public Exception OriginalCause { get; }
}
