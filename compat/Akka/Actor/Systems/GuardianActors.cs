namespace Akka.Actor;

/// <summary>Ends with the system guardian; a guardian that fails here ends.</summary>
internal sealed class RootGuardian : ReceiveActor
{
    public RootGuardian()
    {
        Receive<WatchThese>(message => Context.Watch(message.SystemGuardian));
        Receive<Terminated>(_ => Context.Stop(Self));
    }

    protected override SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.StoppingStrategy;

    internal sealed record WatchThese(IActorRef SystemGuardian);
}

/// <summary>The parent of everything that is started from outside of an actor.</summary>
internal sealed class UserGuardian : ReceiveActor
{
    public UserGuardian() => ReceiveAny(Unhandled);

    /// <summary>A guardian that is restarted keeps its children.</summary>
    protected override void PreRestart(Exception reason, object message)
    {
    }
}

/// <summary>
/// The parent of the machinery's own actors; ends after the user guardian, when the loggers have written what they were told.
/// </summary>
internal sealed class SystemGuardian : ReceiveActor
{
    private readonly HashSet<IActorRef> _loggers = [];

    public SystemGuardian(IActorRef userGuardian)
    {
        Context.Watch(userGuardian);
        Receive<Terminated>(ended => ended.ActorRef.Equals(userGuardian), _ => StopLoggers());
        Receive<Terminated>(ended =>
        {
            _loggers.Remove(ended.ActorRef);
            EndWhenSilent();
        });
    }

    private void StopLoggers()
    {
        foreach (var logger in ((LocalActorSystem)Context.System).Logging.Dismiss())
        {
            _loggers.Add(Context.Watch(logger));
            logger.Tell(PoisonPill.Instance);
        }

        EndWhenSilent();
    }

    private void EndWhenSilent()
    {
        if (_loggers.Count == 0)
        {
            Context.Stop(Self);
        }
    }
}
