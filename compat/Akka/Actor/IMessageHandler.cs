namespace Akka.Actor;

internal interface IMessageHandler
{
    bool TakesEverything { get; }

    bool TryHandle(object message);
}

/// <summary>Handles the messages of a type, and among them those that the predicate lets through.</summary>
internal sealed class TypedHandler<T>(Action<T> handler, Predicate<T> shouldHandle) : IMessageHandler
{
    public bool TakesEverything => typeof(T) == typeof(object) && shouldHandle is null;

    public bool TryHandle(object message)
    {
        if (message is not T typed || (shouldHandle is not null && !shouldHandle(typed)))
        {
            return false;
        }

        handler(typed);
        return true;
    }
}

/// <summary>Decides while handling whether it takes the message.</summary>
internal sealed class DecidingHandler<T>(Func<T, bool> handler) : IMessageHandler
{
    public bool TakesEverything => false;

    public bool TryHandle(object message) => message is T typed && handler(typed);
}
