namespace Akka.Persistence.Journal;

/// <summary>The journal does not take the events of a command, and has stored none of them.</summary>
internal sealed class EventRejectedException(Exception cause) : Exception(cause.Message, cause);
