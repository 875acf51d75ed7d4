using System.Collections.Concurrent;

namespace Akka.TestKit;

/// <summary>What a test actor has received and the test has not looked at.</summary>
internal sealed class MessageBox
{
    private readonly ConcurrentQueue<MessageEnvelope> _messages = new();
    private readonly SemaphoreSlim _count = new(0);

    public bool HasMessages => !_messages.IsEmpty;

    public void Add(MessageEnvelope envelope)
    {
        _messages.Enqueue(envelope);
        _count.Release();
    }

    /// <summary>Answers null when nothing came in time.</summary>
    public MessageEnvelope Take(TimeSpan wait, CancellationToken cancellationToken) =>
        _count.Wait(Bounded(wait), cancellationToken) ? Dequeue() : null;

    /// <summary>Answers null when nothing came in time.</summary>
    public async ValueTask<MessageEnvelope> TakeAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        await _count.WaitAsync(Bounded(wait), cancellationToken) ? Dequeue() : null;

    private static TimeSpan Bounded(TimeSpan wait) => wait < TimeSpan.Zero && wait != Timeout.InfiniteTimeSpan ? TimeSpan.Zero : wait;

    private MessageEnvelope Dequeue()
    {
        _messages.TryDequeue(out var envelope);
        return envelope;
    }
}
