using Akka.Actor;
using static MultiMarket.Actors.Events.EventFeedProtocol;

namespace MultiMarket.Actors.Events;

/// <summary>Tells the facts of the event stream to those who follow; neither they nor it can hold up the actors that publish.</summary>
internal sealed class EventFeedActor : ReceiveActor
{
    public EventFeedActor(EventFeed feed)
    {
        Receive<BatchInserted>(feed.Tell);
        Receive<FileMovedToRejected>(feed.Tell);
        Receive<CommandCarriedOut>(feed.Tell);
        Receive<Follow>(follow =>
        {
            feed.Add(follow);
            Sender.Tell(new Following(follow.Subscription));
        });
        Receive<Leave>(leave => feed.Remove(leave.Subscription));
    }

    /// <summary>Starts one that hears of every fact from here on; what is published before it has begun waits in its mailbox.</summary>
    public static IActorRef Start(ActorSystem system, EventFeed feed)
    {
        var events = system.ActorOf(Props.Create(() => new EventFeedActor(feed)), "events");
        system.EventStream.Subscribe(events, typeof(IFact));
        return events;
    }
}
