namespace Akka.Dispatch;

/// <summary>Gives mailboxes their turns.</summary>
internal abstract class Dispatcher(int throughput)
{
    /// <summary>Messages that an actor may handle before others get the thread.</summary>
    public int Throughput { get; } = throughput;

    /// <param name="mailbox">Claimed by the caller.</param>
    /// <param name="again">True when it has used up a turn and queues behind the others.</param>
    public abstract void Execute(Mailbox mailbox, bool again);
}

/// <summary>Turns on the threads of the pool.</summary>
internal sealed class ThreadPoolDispatcher(int throughput) : Dispatcher(throughput)
{
    public override void Execute(Mailbox mailbox, bool again) =>
        ThreadPool.UnsafeQueueUserWorkItem(mailbox, preferLocal: !again);
}

/// <summary>The turn is taken by the thread that tells, inside its call.</summary>
internal sealed class InlineDispatcher() : Dispatcher(int.MaxValue)
{
    public static readonly InlineDispatcher Instance = new();

    public override void Execute(Mailbox mailbox, bool again)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            mailbox.Execute();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
