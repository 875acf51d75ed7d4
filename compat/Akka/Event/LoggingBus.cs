using Akka.Actor;

namespace Akka.Event;

/// <summary>A bus that classifies by type and knows which log events are wanted.</summary>
public class LoggingBus : ActorEventBus<object, Type>
{
    private protected LoggingBus()
    {
    }

    /// <summary>The lowest level that is published.</summary>
    public LogLevel LogLevel { get; internal set; }

    private protected override Type ClassifierOf(object @event) => @event.GetType();

    private protected override bool Covers(Type parent, Type child) => parent.IsAssignableFrom(child);

    private protected override void Deliver(object @event, IActorRef subscriber) => subscriber.Tell(@event, ActorRefs.NoSender);
}
