using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>
/// The messages of one actor and its claim to a thread. At most one thread runs a mailbox at a time:
/// whoever moves the state from idle to scheduled queues it, and the run itself moves it back.
/// </summary>
internal sealed class Mailbox(ActorCell cell, Dispatcher dispatcher) : IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Scheduled = 1;

    private readonly MessageQueue<EnvelopeNode> _messages = new();
    private readonly MessageQueue<SystemMessage> _systemMessages = new();
    private readonly LinkedList<Envelope> _front = new();
    private int _state;
    private int _suspensions;
    private volatile bool _closed;

    public bool IsClosed => _closed;

    public bool IsSuspended => _suspensions > 0;

    private bool HasWork => !_systemMessages.IsEmpty
        || ((_closed || _suspensions == 0) && (!_messages.IsEmpty || _front.Count > 0));

    public void Post(object message, IActorRef sender)
    {
        _messages.Enqueue(new EnvelopeNode(message, sender));
        Schedule();
    }

    public void PostSystem(SystemMessage message)
    {
        _systemMessages.Enqueue(message);
        Schedule();
    }

    /// <summary>Puts a system message in line without running the mailbox: the first run starts with it.</summary>
    public void Prime(SystemMessage message) => _systemMessages.Enqueue(message);

    /// <summary>Puts envelopes before everything that waits, in their order. On the actor's turn only.</summary>
    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        LinkedListNode<Envelope> last = null;
        foreach (var envelope in envelopes)
        {
            last = last is null ? _front.AddFirst(envelope) : _front.AddAfter(last, envelope);
        }
    }

    /// <summary>Holds ordinary messages back; suspensions add up. On the actor's turn only.</summary>
    public void Suspend() => _suspensions++;

    /// <summary>Takes one suspension back. On the actor's turn only.</summary>
    public void Resume()
    {
        if (_suspensions > 0)
        {
            _suspensions--;
        }
    }

    /// <summary>From here on everything is undeliverable, also what waits. On the actor's turn only.</summary>
    public void Close()
    {
        _closed = true;
        Discard();
    }

    public void Execute()
    {
        using (ActorCell.Enter(cell))
        {
            RunSystemMessages();
            RunMessages();
            if (_closed)
            {
                Discard();
            }
        }

        // The exchange orders the release of the thread before the look at the queues, as Post orders its two steps.
        Interlocked.Exchange(ref _state, Idle);
        if (HasWork)
        {
            Schedule(again: true);
        }
    }

    public void Schedule(bool again = false)
    {
        if (Volatile.Read(ref _state) == Idle && Interlocked.CompareExchange(ref _state, Scheduled, Idle) == Idle)
        {
            dispatcher.Execute(this, again);
        }
    }

    private void RunMessages()
    {
        for (var left = dispatcher.Throughput; left > 0 && !_closed && _suspensions == 0 && TryTake(out var envelope); left--)
        {
            cell.Invoke(envelope);
            if (!_systemMessages.IsEmpty)
            {
                RunSystemMessages();
            }
        }
    }

    private void RunSystemMessages()
    {
        while (!_closed && _systemMessages.Dequeue() is { } message)
        {
            cell.Invoke(message);
        }
    }

    private bool TryTake(out Envelope envelope)
    {
        if (_front.First is { } first)
        {
            envelope = first.Value;
            _front.RemoveFirst();
            return true;
        }

        if (_messages.Dequeue() is { } node)
        {
            envelope = node.Take();
            return true;
        }

        envelope = default;
        return false;
    }

    private void Discard()
    {
        while (_systemMessages.Dequeue() is { } message)
        {
            message.Undeliverable(cell.SelfRef);
        }

        while (TryTake(out var envelope))
        {
            cell.SystemRef.DeadLetterOffice.Take(envelope, cell.SelfRef);
        }
    }
}
