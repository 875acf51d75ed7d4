namespace Akka.Persistence.Journal;

/// <summary>An event in its place.</summary>
internal sealed record PersistedEvent(string PersistenceId, long SequenceNr, object Payload);
