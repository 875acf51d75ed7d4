using Akka.Actor;

namespace MultiMarket.Actors;

/// <summary>How every parent of the tree supervises: restart on failure, one for one.</summary>
internal static class Supervision
{
    /// <summary>
    /// Restarts a failing child; its parent hears of a child that cannot be constructed, or that fails more than 30 times in a
    /// minute, by <see cref="Terminated"/> and creates it again with back-off.
    /// </summary>
    public static SupervisorStrategy RestartOnFailure() => new OneForOneStrategy(30, TimeSpan.FromMinutes(1), Decide);

    private static Directive Decide(Exception cause) => cause switch
    {
        ActorInitializationException or ActorKilledException or DeathPactException => Directive.Stop,
        OutOfMemoryException => Directive.Escalate,
        _ => Directive.Restart,
    };
}
