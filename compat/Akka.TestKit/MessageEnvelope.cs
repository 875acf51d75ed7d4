using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A message that the test actor received.</summary>
public abstract class MessageEnvelope
{
    private protected MessageEnvelope()
    {
    }

    public abstract object Message { get; }

    public abstract IActorRef Sender { get; }
}

/// <inheritdoc/>
internal sealed class ReceivedEnvelope(object message, IActorRef sender) : MessageEnvelope
{
    public override object Message { get; } = message;

    public override IActorRef Sender { get; } = sender;
}
