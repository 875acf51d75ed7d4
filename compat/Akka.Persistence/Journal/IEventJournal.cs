namespace Akka.Persistence.Journal;

/// <summary>Where events are kept. Made by a constructor that takes the system and its section, or nothing.</summary>
internal interface IEventJournal
{
    /// <summary>Stores the events of one command, in order; completes when they are durable.</summary>
    Task WriteAsync(IReadOnlyList<PersistedEvent> events);

    /// <summary>Hands out the events in that range in order, at most that many, and answers the highest number ever written.</summary>
    Task<long> ReplayAsync(string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<PersistedEvent> replayed);

    /// <summary>Deletes events up to a number; numbers are never used again.</summary>
    Task DeleteAsync(string persistenceId, long toSequenceNr);
}
