namespace Akka.Actor;

/// <summary>The handlers of one behaviour, tried in the order of their declaration.</summary>
internal sealed class MessageHandlers
{
    private IMessageHandler[] _handlers = [];

    public void Add(IMessageHandler handler)
    {
        if (_handlers.Length > 0 && _handlers[^1].TakesEverything)
        {
            throw new InvalidOperationException("A handler that catches all messages has been added. No handler can be added after that.");
        }

        _handlers = [.. _handlers, handler];
    }

    public bool Handle(object message)
    {
        foreach (var handler in _handlers)
        {
            if (handler.TryHandle(message))
            {
                return true;
            }
        }

        return false;
    }
}
