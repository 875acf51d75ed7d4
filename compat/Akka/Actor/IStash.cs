namespace Akka.Actor;

/// <summary>Messages put aside for later.</summary>
public interface IStash
{
    int Count { get; }

    bool IsEmpty { get; }

    bool NonEmpty { get; }

    bool IsFull { get; }

    /// <summary>How many may be put aside; negative for any number.</summary>
    int Capacity { get; }

    /// <summary>Puts the message in hand aside.</summary>
    /// <exception cref="IllegalActorStateException">It is stashed already.</exception>
    /// <exception cref="StashOverflowException">The stash is full.</exception>
    void Stash();

    /// <summary>Puts the oldest one in front of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all in front of the mailbox, oldest first.</summary>
    void UnstashAll();

    /// <summary>Puts those that the predicate chooses in front of the mailbox; the others stay.</summary>
    void UnstashAll(Func<Envelope, bool> predicate);

    /// <summary>Empties the stash and answers what was in it.</summary>
    IEnumerable<Envelope> ClearStash();

    /// <summary>Puts envelopes before those that are stashed.</summary>
    void Prepend(IEnumerable<Envelope> envelopes);
}
