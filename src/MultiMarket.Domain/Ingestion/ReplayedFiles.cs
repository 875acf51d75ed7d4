using System.Globalization;

namespace MultiMarket.Domain.Ingestion;

/// <summary>
/// Puts copies of archived files into a source folder, and recognises them when they leave it, so that the archive keeps each file once,
/// in the folder of the day when it was first received.
/// </summary>
/// <remarks>
/// A copy, and neither the file itself nor a second name of it: nothing that happens in a source folder may reach the only archived one.
/// The copy's modification time tells the folder that it came from. It only says where to look; what counts is the content.
/// </remarks>
internal static class ReplayedFiles
{
    private const string UnfinishedPattern = ".replay-*.tmp";

    /// <summary>The name of the archive's folder of a day.</summary>
    public static string Folder(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The archived file of which a file in a source folder is a copy; null for every other file.</summary>
    /// <param name="archive">The channel's archive.</param>
    /// <param name="source">The path in the source folder.</param>
    /// <param name="stamp">Its state.</param>
    /// <exception cref="IOException">The disk is in trouble.</exception>
    public static string? Original(string archive, string source, FileStamp stamp)
    {
        if (!stamp.MayBeReplayed) return null;
        var folder = Path.Combine(archive, Folder(DateOnly.FromDateTime(stamp.LastWrite)));
        RealFolder.Require(folder);
        var name = Path.GetFileName(source);
        return ((string?[])[name, OrderFileNames.Unnumbered(name)]).OfType<string>().Select(n => Path.Combine(folder, n)).FirstOrDefault(path => SafeMove.SameContent(source, path));
    }

    /// <summary>Copies archived files of one day; a file whose name is taken by other content gets a numbered one.</summary>
    /// <param name="archive">The channel's archive.</param>
    /// <param name="day">The day.</param>
    /// <param name="names">The files.</param>
    /// <param name="folder">The source folder.</param>
    /// <exception cref="IOException">The disk is in trouble.</exception>
    public static IReadOnlyList<ReplayOutcome> Offer(string archive, DateOnly day, IReadOnlyList<string> names, string folder)
    {
        var from = Path.Combine(archive, Folder(day));
        RealFolder.Require(from);
        var copies = new string?[names.Count];
        try
        {
            for (var i = 0; i < copies.Length; i++)
            {
                copies[i] = Path.Combine(folder, $".replay-{Guid.NewGuid():n}.tmp");
                if (!Copy(Path.Combine(from, names[i]), copies[i]!, day)) copies[i] = null;
            }

            // Once for all of them: the loss of power must leave no empty file under the name of an order.
            FileSystemCalls.Flush(folder, copies.OfType<string>());
            return [.. copies.Select((copy, i) => copy is null ? ReplayOutcome.Skipped : Place(copy, names[i], folder))];
        }
        finally
        {
            foreach (var copy in copies.OfType<string>()) File.Delete(copy);
        }
    }

    /// <summary>Deletes the copies that an interrupted replay did not finish. None other may be at work on the folder.</summary>
    public static void Clear(string folder)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var copy in Directory.EnumerateFiles(folder, UnfinishedPattern)) File.Delete(copy);
    }

    private static bool Copy(string archived, string copy, DateOnly day)
    {
        using var from = RegularFile.Open(archived);
        if (from is null) return false;
        using var to = new FileStream(copy, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1);
        from.CopyTo(to);
        File.SetLastWriteTimeUtc(to.SafeFileHandle, day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        return true;
    }

    private static ReplayOutcome Place(string copy, string name, string folder)
    {
        for (var number = 1; ; number++)
        {
            var place = Path.Combine(folder, OrderFileNames.Numbered(name, number));
            var outcome = FileSystemCalls.RenameWithoutReplacing(copy, place);
            if (outcome == RenameOutcome.Renamed) return ReplayOutcome.Offered;
            if (outcome == RenameOutcome.Gone) return ReplayOutcome.Skipped;
            if (SafeMove.SameContent(copy, place)) return ReplayOutcome.Waiting;
        }
    }
}
