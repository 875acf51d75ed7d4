using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>The one object that a tell allocates.</summary>
internal sealed class EnvelopeNode(object message, IActorRef sender) : QueueNode
{
    private object _message = message;
    private IActorRef _sender = sender;

    /// <summary>Takes the content out: the node itself stays behind as the empty head of the queue.</summary>
    public Envelope Take()
    {
        var envelope = new Envelope(_message, _sender);
        _message = null;
        _sender = null;
        return envelope;
    }
}
