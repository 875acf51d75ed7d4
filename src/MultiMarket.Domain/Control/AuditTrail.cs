namespace MultiMarket.Domain.Control;

/// <summary>Who asked for what and when.</summary>
/// <param name="Entries">The commands, oldest first.</param>
/// <param name="Missing">Why parts of the system could not be asked; empty when all were.</param>
public sealed record AuditTrail(IReadOnlyList<AuditEntry> Entries, IReadOnlyList<string> Missing);

/// <summary>One command.</summary>
/// <param name="At">When it was carried out.</param>
/// <param name="Who">Who gave it: the user that the client names and the address that it came from.</param>
/// <param name="Channel">The channel that it was for.</param>
/// <param name="Command">The command in the words of the command line.</param>
public sealed record AuditEntry(DateTimeOffset At, string Who, string Channel, string Command);
