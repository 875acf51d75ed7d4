using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Publishes what could not be delivered on the event stream.</summary>
internal sealed class DeadLetterRef(LocalActorSystem system, ActorPath path) : MinimalActorRef, ISystemMember
{
    public override ActorPath Path { get; } = path;

    public LocalActorSystem System => system;

    internal override bool HasTerminated => true;

    public void Take(Envelope envelope, IActorRef recipient)
    {
        var sender = envelope.Sender ?? this;
        switch (envelope.Message)
        {
            case AllDeadLetters:
                // A subscriber of dead letters that stopped with some in its mailbox must not breed more of them.
                break;
            case Identify identify:
                sender.Tell(new ActorIdentity(identify.MessageId, null), this);
                break;
            case IDeadLetterSuppression suppressed:
                system.EventStream.Publish(new SuppressedDeadLetter(suppressed, sender, this));
                break;
            case ScheduledTell { Message: TimerTick or IdleTick }:
                break;
            default:
                system.EventStream.Publish(new DeadLetter(envelope.Message, sender, recipient));
                break;
        }
    }

    internal override void SendSystem(SystemMessage message) => message.Undeliverable(this);

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is null)
        {
            throw new InvalidMessageException("Message is null.");
        }

        Take(new Envelope(message, sender), this);
    }
}
