using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>One actor from the inside: its instance, its mailbox, and the parts that keep its children, watches and failures.</summary>
internal sealed class ActorCell : IUntypedActorContext
{
    [ThreadStatic]
    private static ActorCell _current;

    private Envelope _envelope;

    public ActorCell(LocalActorSystem system, LocalActorRef self, Props props, IInternalActorRef parent, Dispatcher dispatcher)
    {
        SystemRef = system;
        SelfRef = self;
        Props = props;
        ParentRef = parent;
        Mailbox = new Mailbox(this, dispatcher);
        Behaviors = new BehaviorStack();
        Children = new Children(this);
        DeathWatch = new DeathWatch(this);
        Supervision = new Supervision(this);
        Lifecycle = new Lifecycle(this);
        Incarnation = new Incarnation(this);
        AsyncWork = new AsyncWork(this);
    }

    /// <summary>The actor that runs on this thread, or null.</summary>
    public static ActorCell Current => _current;

    /// <exception cref="NotSupportedException">No actor runs on this thread.</exception>
    public static ActorCell Active => _current ?? throw new NotSupportedException(
        "There is no active ActorContext, this is most likely due to use of async operations from within this actor.");

    public LocalActorSystem SystemRef { get; }

    public LocalActorRef SelfRef { get; }

    public IInternalActorRef ParentRef { get; }

    public Props Props { get; }

    public Mailbox Mailbox { get; }

    public BehaviorStack Behaviors { get; }

    public Children Children { get; }

    public DeathWatch DeathWatch { get; }

    public Supervision Supervision { get; }

    public Lifecycle Lifecycle { get; }

    public Incarnation Incarnation { get; }

    public AsyncWork AsyncWork { get; }

    public IdleTimer IdleTimer { get; private set; }

    public ActorTimers Timers { get; set; }

    public MessageStash Stash { get; set; }

    /// <summary>Null before the constructor has returned, and after the end.</summary>
    public ActorBase Actor { get; set; }

    /// <summary>The message in hand; kept after a failure so that PreRestart can be shown it.</summary>
    public Envelope Envelope { get => _envelope; set => _envelope = value; }

    /// <summary>Number of the message in hand.</summary>
    public long Turn { get; private set; }

    public IActorRef Self => SelfRef;

    public IActorRef Sender => _envelope.Sender ?? SystemRef.DeadLetters;

    public IActorRef Parent => ParentRef;

    public ActorSystem System => SystemRef;

    public TimeSpan? ReceiveTimeout => IdleTimer?.Timeout;

    public static Scope Enter(ActorCell cell)
    {
        var scope = new Scope(_current);
        _current = cell;
        return scope;
    }

    public void Invoke(Envelope envelope)
    {
        if (envelope.Message is ScheduledTell scheduled)
        {
            envelope = new Envelope(scheduled.Message, envelope.Sender);
        }

        try
        {
            _envelope = envelope;
            Turn++;
            if (envelope.Message is IAutoReceivedMessage automatic)
            {
                AutoReceive.Handle(this, automatic);
            }
            else
            {
                Receive(envelope.Message);
            }

            if (!AsyncWork.IsPending)
            {
                _envelope = default;
            }
        }
        catch (Exception cause)
        {
            Supervision.ReportFailure(cause);
        }
        finally
        {
            IdleTimer?.Touch(envelope.Message);
        }
    }

    public void Invoke(SystemMessage message)
    {
        try
        {
            message.Deliver(this);
        }
        catch (Exception cause)
        {
            Supervision.ReportFailure(cause);
        }
    }

    /// <summary>Hands a message to the present behaviour.</summary>
    public void Receive(object message) => Actor.AroundReceive(Behaviors.Top, message);

    /// <summary>Runs the behaviour on the calling thread and lets its exception through.</summary>
    public void ReceiveDirectly(Envelope envelope)
    {
        using (Enter(this))
        {
            _envelope = envelope;
            Receive(envelope.Message);
            _envelope = default;
        }
    }

    public IActorRef ActorOf(Props props, string name = null) => Children.Start(props, name);

    public ActorSelection ActorSelection(ActorPath actorPath) => SystemRef.ActorSelection(actorPath);

    public ActorSelection ActorSelection(string actorPath) => new(SelfRef, actorPath);

    public IActorRef Child(string name) => (IActorRef)Children.Find(name) ?? ActorRefs.Nobody;

    public IEnumerable<IActorRef> GetChildren() => Children.All();

    public void Stop(IActorRef child) => Children.Stop((IInternalActorRef)child);

    public IActorRef Watch(IActorRef subject) => DeathWatch.Watch(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message) => DeathWatch.Watch(subject, message);

    public IActorRef Unwatch(IActorRef subject) => DeathWatch.Unwatch(subject);

    public void Become(Receive receive) => Behaviors.Replace(receive);

    public void BecomeStacked(Receive receive) => Behaviors.Push(receive);

    public void Become(UntypedReceive receive) => Behaviors.Replace(Always(receive));

    public void BecomeStacked(UntypedReceive receive) => Behaviors.Push(Always(receive));

    public void UnbecomeStacked() => Behaviors.Pop();

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        IdleTimer ??= new IdleTimer(this);
        IdleTimer.Set(timeout);
    }

    public void Publish(LogEvent entry) => SystemRef.EventStream.Publish(entry);

    private static Receive Always(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };

    /// <summary>Gives the thread back to the actor that ran on it before.</summary>
    internal readonly struct Scope(ActorCell previous) : IDisposable
    {
        public void Dispose() => _current = previous;
    }
}
