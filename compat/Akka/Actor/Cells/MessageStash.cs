namespace Akka.Actor;

/// <summary>What one incarnation has put aside, oldest first.</summary>
internal sealed class MessageStash(ActorCell cell) : IStash
{
    private readonly LinkedList<Envelope> _stashed = new();
    private long _lastTurn;

    public int Count => _stashed.Count;

    public bool IsEmpty => Count == 0;

    public bool NonEmpty => Count > 0;

    public int Capacity => cell.Props.StashCapacity;

    public bool IsFull => Capacity >= 0 && Count >= Capacity;

    public void Stash()
    {
        var envelope = cell.Envelope;
        if (_lastTurn == cell.Turn)
        {
            throw new IllegalActorStateException($"Can't stash the same message {envelope.Message} more than once");
        }

        if (IsFull)
        {
            throw new StashOverflowException(
                $"Couldn't enqueue message {envelope.Message} from {cell.Sender} to stash of {cell.SelfRef}");
        }

        _lastTurn = cell.Turn;
        _stashed.AddLast(envelope);
    }

    public void Unstash()
    {
        if (_stashed.First is { } oldest)
        {
            _stashed.RemoveFirst();
            cell.Mailbox.Prepend([oldest.Value]);
        }
    }

    public void UnstashAll() => UnstashAll(_ => true);

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        var chosen = _stashed.Where(predicate).ToList();
        for (var node = _stashed.First; node is not null;)
        {
            var next = node.Next;
            if (predicate(node.Value))
            {
                _stashed.Remove(node);
            }

            node = next;
        }

        cell.Mailbox.Prepend(chosen);
    }

    public IEnumerable<Envelope> ClearStash()
    {
        Envelope[] stashed = [.. _stashed];
        _stashed.Clear();
        return stashed;
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        LinkedListNode<Envelope> last = null;
        foreach (var envelope in envelopes)
        {
            last = last is null ? _stashed.AddFirst(envelope) : _stashed.AddAfter(last, envelope);
        }
    }
}
