namespace MultiMarket.Actors.Persistence;

/// <summary>One command as it is remembered.</summary>
internal sealed record CommandRecord(DateTimeOffset At, string Who, string Command);

/// <summary>The last commands that an actor carried out.</summary>
internal static class CommandLog
{
    /// <summary>How many are remembered.</summary>
    public const int Kept = 200;

    /// <summary>The log with one more entry, if somebody's command caused the event.</summary>
    public static IReadOnlyList<CommandRecord> With(this IReadOnlyList<CommandRecord> log, IMarketEvent e) =>
        e is ICommanded c ? [.. log.Skip(Math.Max(0, log.Count + 1 - Kept)), new CommandRecord(c.At, c.Who, c.Describe())] : log;
}
