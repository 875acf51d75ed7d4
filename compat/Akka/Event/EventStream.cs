using Akka.Actor;

namespace Akka.Event;

/// <summary>The bus of an actor system: events by type, base types and interfaces included.</summary>
public class EventStream : LoggingBus
{
    internal EventStream()
    {
    }

    public override bool Subscribe(IActorRef subscriber, Type channel) => base.Subscribe(subscriber, channel);

    public override bool Unsubscribe(IActorRef subscriber, Type channel) => base.Unsubscribe(subscriber, channel);

    public override bool Unsubscribe(IActorRef subscriber) => base.Unsubscribe(subscriber);

    /// <summary>A subscriber that has stopped is forgotten; what it misses is not a dead letter.</summary>
    private protected override void Deliver(object @event, IActorRef subscriber)
    {
        if (subscriber is IInternalActorRef { IsTerminated: true })
        {
            Unsubscribe(subscriber);
            return;
        }

        base.Deliver(@event, subscriber);
    }
}
