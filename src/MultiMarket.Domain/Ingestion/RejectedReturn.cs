namespace MultiMarket.Domain.Ingestion;

/// <summary>Takes a file out of the rejected folder for another try.</summary>
internal static class RejectedReturn
{
    /// <summary>Moves a rejected file into a source folder, under its own name or, where that is taken, a numbered one.</summary>
    /// <param name="rejected">The file in the rejected folder.</param>
    /// <param name="folder">The source folder.</param>
    /// <returns>Its name there; null when it is gone.</returns>
    /// <remarks>
    /// The file goes first and its reason last. A crash in between leaves a reason without a file, which the doctor names and which may be
    /// deleted; the other way round it would leave a rejected file of which nobody knows why it lies there. The file itself is renamed, so
    /// that it is in one place at every moment; only across devices it is in both until the copy is on disk, and a second try heals that.
    /// </remarks>
    public static string? Into(string rejected, string folder)
    {
        var reason = ReasonFile.IdentityOf(rejected);
        for (var number = 1; ; number++)
        {
            var name = OrderFileNames.Numbered(Path.GetFileName(rejected), number);
            var place = Path.Combine(folder, name);
            var outcome = FileSystemCalls.RenameWithoutReplacing(rejected, place);
            if (outcome == RenameOutcome.OtherDevice) outcome = Copy(rejected, place);
            if (outcome == RenameOutcome.Gone) return null;
            if (outcome == RenameOutcome.Taken) continue;
            ReasonFile.Withdraw(rejected, reason);
            return name;
        }
    }

    private static RenameOutcome Copy(string rejected, string place)
    {
        var before = EntryFacts.Of(rejected);
        var outcome = SafeMove.CopyBeside(rejected, place);
        // Whoever mends the file at this moment keeps what he wrote, with the reason.
        if (outcome == RenameOutcome.Renamed && EntryFacts.Of(rejected) == before) File.Delete(rejected);
        return outcome;
    }
}
