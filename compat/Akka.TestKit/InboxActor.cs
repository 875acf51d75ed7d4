using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The actor behind a test kit or probe: keeps every message for the test.</summary>
internal sealed class InboxActor(MessageBox messages) : ActorBase
{
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case WatchThis request:
                Context.Watch(request.Subject);
                Sender.Tell(request.Subject, Self);
                break;
            case UnwatchThis request:
                Context.Unwatch(request.Subject);
                Sender.Tell(request.Subject, Self);
                break;
            default:
                messages.Add(new ReceivedEnvelope(message, Sender));
                break;
        }

        return true;
    }

    internal sealed record WatchThis(IActorRef Subject);

    internal sealed record UnwatchThis(IActorRef Subject);
}
