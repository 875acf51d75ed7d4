using Akka.Event;

namespace Akka.Actor;

/// <summary>An actor: state that only its own turn touches, a behaviour, and hooks of its life.</summary>
public abstract class ActorBase
{
    private SupervisorStrategy _strategy;

    /// <exception cref="ActorInitializationException">Made with <c>new</c> instead of ActorOf.</exception>
    protected ActorBase()
    {
        if (ActorCell.Current is null)
        {
            throw new ActorInitializationException(
                $"Actor {GetType()} cannot be made with new. Start it with ActorOf, which also makes it again after a failure.");
        }
    }

    /// <exception cref="NotSupportedException">Not on the actor's own turn, for instance after an await that left it.</exception>
    protected static IActorContext Context => ActorCell.Active;

    /// <summary>A behaviour that handles nothing.</summary>
    protected static Receive EmptyReceive { get; } = _ => false;

    protected IActorRef Self => ActorCell.Active.Self;

    protected IActorRef Sender => ActorCell.Active.Sender;

    internal SupervisorStrategy Strategy => _strategy ??= ActorCell.Active.Props.SupervisorStrategy ?? SupervisorStrategy();

    internal Receive InitialBehavior => Receive;

    /// <summary>The first behaviour.</summary>
    protected abstract bool Receive(object message);

    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        if (receive(message))
        {
            return true;
        }

        Unhandled(message);
        return false;
    }

    public virtual void AroundPreStart() => PreStart();

    public virtual void AroundPostStop() => PostStop();

    public virtual void AroundPreRestart(Exception cause, object message) => PreRestart(cause, message);

    public virtual void AroundPostRestart(Exception cause, object message) => PostRestart(cause);

    /// <summary>Runs before the first message.</summary>
    protected virtual void PreStart()
    {
    }

    /// <summary>Runs after the last message, when all children have stopped.</summary>
    protected virtual void PostStop()
    {
    }

    /// <summary>Runs on the failed instance before it is replaced; stops the children and calls <see cref="PostStop"/>.</summary>
    /// <param name="reason">What it is restarted for.</param>
    /// <param name="message">The message in hand when it failed; null when there was none.</param>
    protected virtual void PreRestart(Exception reason, object message)
    {
        foreach (var child in Context.GetChildren())
        {
            Context.Unwatch(child);
            Context.Stop(child);
        }

        PostStop();
    }

    /// <summary>Runs on the new instance; calls <see cref="PreStart"/>.</summary>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>How failures of the children are answered; asked once per incarnation.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.DefaultStrategy;

    /// <summary>Publishes an <see cref="UnhandledMessage"/>.</summary>
    /// <exception cref="DeathPactException">The message is <see cref="Terminated"/>.</exception>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
        {
            throw new DeathPactException(terminated.ActorRef);
        }

        Context.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    protected void Become(Receive receive) => Context.Become(receive);

    protected void BecomeStacked(Receive receive) => Context.BecomeStacked(receive);

    protected void UnbecomeStacked() => Context.UnbecomeStacked();

    protected void SetReceiveTimeout(TimeSpan? timeout) => Context.SetReceiveTimeout(timeout);
}
