using Akka.Event;

namespace Akka.Actor;

/// <summary>How a parent answers failures of its children.</summary>
public abstract class SupervisorStrategy
{
    /// <summary>Stops children that could not start, were killed or broke a death pact; restarts the others.</summary>
    public static IDecider DefaultDecider = Actor.Decider.From(
        Directive.Restart,
        Directive.Stop.When<ActorInitializationException>(),
        Directive.Stop.When<ActorKilledException>(),
        Directive.Stop.When<DeathPactException>());

    /// <summary>One for one, any number of restarts.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    public static readonly OneForOneStrategy StoppingStrategy = new(_ => Directive.Stop);

    private protected SupervisorStrategy()
    {
    }

    public abstract IDecider Decider { get; }

    protected bool LoggingEnabled { get; set; } = true;

    /// <summary>Answers false when the failure goes up to the parent's parent.</summary>
    internal bool HandleFailure(ActorCell parent, ChildRecord child, Exception cause)
    {
        var directive = Handle(child.Child, cause);
        LogFailure(parent, child.Child, cause, directive);
        switch (directive)
        {
            case Directive.Resume:
                child.Child.SendSystemMessage(new Dispatch.Resume(cause));
                return true;
            case Directive.Restart when MayRestart(child):
                child.Child.SendSystemMessage(new Dispatch.Recreate(cause));
                return true;
            case Directive.Restart or Directive.Stop:
                parent.Stop(child.Child);
                return true;
            default:
                return false;
        }
    }

    internal abstract bool MayRestart(ChildRecord child);

    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>Logs a restart or stop as an error and a resumption as a warning, in the name of the child.</summary>
    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled || directive == Directive.Escalate)
        {
            return;
        }

        var shown = cause is ActorInitializationException { InnerException: { } inner } ? inner : cause;
        var source = child.Path.ToString();
        LogEvent entry = directive == Directive.Resume
            ? new Warning(cause, source, GetType(), shown.Message)
            : new Error(cause, source, GetType(), shown.Message);
        context.System.EventStream.Publish(entry);
    }
}
