using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Keeps the test actor the sender of what a test tells after an await, on whatever thread that goes on.</summary>
internal sealed class ImplicitSenderContext(ActorCell cell) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object state) =>
        ThreadPool.QueueUserWorkItem(_ => Run(d, state), null);

    public override void Send(SendOrPostCallback d, object state) => Run(d, state);

    public override SynchronizationContext CreateCopy() => new ImplicitSenderContext(cell);

    private void Run(SendOrPostCallback callback, object state)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            using (ActorCell.Enter(cell))
            {
                callback(state);
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }
}
