namespace MultiMarket.Actors.Persistence;

/// <summary>Why the journal could not be used, in one line for people.</summary>
internal static class JournalTrouble
{
    private const int Longest = 160;

    public static string Describe(Exception cause)
    {
        if (cause is TimeoutException or OperationCanceledException) return "the warehouse does not answer";
        var line = cause.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
