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

    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(IFact));
}
