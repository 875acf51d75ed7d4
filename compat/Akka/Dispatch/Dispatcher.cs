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

/// <summary>
/// Turns on the threads of the pool. An actor that is woken goes to the queue of the thread that woke it, whose caches are warm;
/// but a thread looks at the common queue only when its own is empty, so every now and then, and after every full turn,
/// the mailbox goes to the common one: two actors that keep waking each other must not keep the others waiting.
/// </summary>
internal sealed class ThreadPoolDispatcher(int throughput) : Dispatcher(throughput)
{
    private const int LocalRuns = 32;

    [ThreadStatic]
    private static int _localRuns;

    public override void Execute(Mailbox mailbox, bool again)
    {
        var local = !again && ++_localRuns % LocalRuns != 0;
        ThreadPool.UnsafeQueueUserWorkItem(mailbox, local);
    }
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
