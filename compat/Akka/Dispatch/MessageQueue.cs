namespace Akka.Dispatch;

/// <summary>
/// An unbounded queue for any number of producers and one consumer, without locks: a producer swaps itself in as the tail
/// and then links its predecessor to it. Between the two steps the queue looks cut, so the consumer waits for the link.
/// </summary>
internal sealed class MessageQueue<T>
    where T : QueueNode
{
    private readonly ConsumerEnd _consumer;
    private readonly ProducerEnd _producer;

    public MessageQueue()
    {
        var empty = new QueueNode();
        _consumer = new ConsumerEnd { Head = empty };
        _producer = new ProducerEnd { Tail = empty };
    }

    /// <summary>Only the consumer may ask.</summary>
    public bool IsEmpty => ReferenceEquals(_consumer.Head, Volatile.Read(ref _producer.Tail));

    public void Enqueue(T node) => Interlocked.Exchange(ref _producer.Tail, node).Next = node;

    /// <summary>Answers null when the queue is empty. The node stays in the queue as its head until the next call.</summary>
    public T Dequeue()
    {
        var head = _consumer.Head;
        var next = Volatile.Read(ref head.Next);
        if (next is null)
        {
            if (IsEmpty)
            {
                return null;
            }

            next = AwaitLink(head);
        }

        // A node that outlived its turn in an old generation must not keep its successors alive.
        head.Next = null;
        _consumer.Head = next;
        return (T)next;
    }

    private static QueueNode AwaitLink(QueueNode head)
    {
        var spin = default(SpinWait);
        QueueNode next;
        while ((next = Volatile.Read(ref head.Next)) is null)
        {
            spin.SpinOnce();
        }

        return next;
    }

    private sealed class ConsumerEnd
    {
        public QueueNode Head;
    }

    private sealed class ProducerEnd
    {
        public QueueNode Tail;
    }
}
