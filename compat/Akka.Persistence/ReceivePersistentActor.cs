using Akka.Actor;

namespace Akka.Persistence;

/// <summary>A persistent actor that declares its handlers by message type, in its constructor or inside Become.</summary>
public abstract class ReceivePersistentActor : UntypedPersistentActor, IInitializableActor
{
    private readonly MessageHandlers _recovery = new();
    private MessageHandlers _configuring = new();

    private MessageHandlers Commands => _configuring
        ?? throw new InvalidOperationException("You may only call Command-methods when constructing the actor and inside Become().");

    /// <summary>Makes the command handlers of the constructor the first behaviour.</summary>
    void IInitializableActor.Init()
    {
        Context.Become(_configuring.Handle);
        _configuring = null;
    }

    protected sealed override void OnCommand(object message) =>
        throw new InvalidOperationException("A ReceivePersistentActor is driven by its declared handlers.");

    protected sealed override void OnRecover(object message)
    {
        if (!_recovery.Handle(message))
        {
            Unhandled(message);
        }
    }

    protected void Command<T>(Action<T> handler, Predicate<T> shouldHandle = null) => Commands.Add(new TypedHandler<T>(handler, shouldHandle));

    /// <param name="handler">Answers whether it handled the command; if not, later handlers are tried.</param>
    protected void Command<T>(Func<T, bool> handler) => Commands.Add(new DecidingHandler<T>(handler));

    protected void CommandAny(Action<object> handler) => Commands.Add(new TypedHandler<object>(handler, null));

    protected void Recover<T>(Action<T> handler, Predicate<T> shouldHandle = null)
    {
        if (_configuring is null)
        {
            throw new InvalidOperationException("You may only call Recover-methods when constructing the actor.");
        }

        _recovery.Add(new TypedHandler<T>(handler, shouldHandle));
    }

    protected void Become(Action configure)
    {
        var outer = _configuring;
        var handlers = _configuring = new MessageHandlers();
        try
        {
            configure();
        }
        finally
        {
            _configuring = outer;
        }

        Context.Become(handlers.Handle);
    }
}
