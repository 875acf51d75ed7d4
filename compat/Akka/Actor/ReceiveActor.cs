namespace Akka.Actor;

/// <summary>An actor that declares its handlers by message type, in its constructor or inside Become.</summary>
public abstract class ReceiveActor : UntypedActor, IInitializableActor
{
    private MessageHandlers _configuring = new();

    private MessageHandlers Handlers => _configuring
        ?? throw new InvalidOperationException("You may only call Receive-methods when constructing the actor and inside Become().");

    /// <summary>Makes the handlers of the constructor the first behaviour.</summary>
    void IInitializableActor.Init()
    {
        Context.Become(_configuring.Handle);
        _configuring = null;
    }

    protected sealed override void OnReceive(object message) =>
        throw new InvalidOperationException("A ReceiveActor is driven by its declared handlers.");

    protected void Become(Action configure) => Context.Become(Configure(configure));

    protected void BecomeStacked(Action configure) => Context.BecomeStacked(Configure(configure));

    protected void Receive<T>(Action<T> handler, Predicate<T> shouldHandle = null) =>
        Handlers.Add(new TypedHandler<T>(handler, shouldHandle));

    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) =>
        Handlers.Add(new TypedHandler<T>(handler, shouldHandle));

    /// <param name="handler">Answers whether it handled the message; if not, later handlers are tried.</param>
    protected void Receive<T>(Func<T, bool> handler) => Handlers.Add(new DecidingHandler<T>(handler));

    protected void ReceiveAny(Action<object> handler) => Handlers.Add(new TypedHandler<object>(handler, null));

    /// <summary>Handles with an await; the next message waits, and Sender, Self and Context stay as they are.</summary>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T> shouldHandle = null) =>
        Handlers.Add(new TypedHandler<T>(message => RunTask(() => handler(message)), shouldHandle));

    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => ReceiveAsync(handler, shouldHandle);

    protected void ReceiveAnyAsync(Func<object, Task> handler) => ReceiveAsync(handler);

    private Receive Configure(Action configure)
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

        return handlers.Handle;
    }
}
