namespace MultiMarket.Domain.Ingestion;

/// <summary>Moves that lose nothing: never over a file of other content, and across devices only after the copy is on disk.</summary>
internal static class SafeMove
{
    /// <summary>Moves a file into a folder, under its own name or, where that is taken by other content, a numbered one.</summary>
    /// <param name="folder">The destination, made when missing.</param>
    /// <param name="name">The name wanted there.</param>
    /// <param name="source">The file.</param>
    /// <param name="stamp">The file as it was read; another one is left in its place. Null moves it whatever it holds.</param>
    /// <param name="rejection">
    /// Written beside the destination before the move, which comes last on purpose: a crash before it leaves the file where it was.
    /// </param>
    public static MoveOutcome Into(string folder, string name, string source, FileStamp? stamp, Rejection? rejection = null)
    {
        for (var number = 1; ; number = NumberedNames.After(folder, name, number))
        {
            var target = Path.Combine(folder, OrderFileNames.Numbered(name, number));
            EntryIdentity? reason = null;
            if (rejection is not null)
            {
                if (EntryFacts.Of(source) is null) return MoveOutcome.Gone;
                if (EntryFacts.Of(target) is not null && !SameContent(source, target)) continue;
                Directory.CreateDirectory(folder);
                ReasonFile.Write(target, rejection);
                reason = ReasonFile.IdentityOf(target);
            }

            switch (Rename(source, target))
            {
                case RenameOutcome.Renamed when stamp is not { } read || EntryFacts.Of(target)?.Is(read) != false:
                    return MoveOutcome.Moved;
                case RenameOutcome.Renamed:
                    if (rejection is not null) ReasonFile.Delete(target);
                    return PutBack(target, source);
                case RenameOutcome.Gone:
                    Withdraw(reason, target);
                    return MoveOutcome.Gone;
                case RenameOutcome.OtherDevice when CopyBeside(source, target) == RenameOutcome.Gone:
                    Withdraw(reason, target);
                    return MoveOutcome.Changed;
            }

            // The target exists: an earlier attempt put the same content there, or the name belongs to another file.
            if (SameContent(source, target)) return Remove(source, target);
        }
    }

    private static RenameOutcome Rename(string source, string target)
    {
        try
        {
            return FileSystemCalls.RenameWithoutReplacing(source, target);
        }
        catch (DirectoryNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            return FileSystemCalls.RenameWithoutReplacing(source, target);
        }
    }

    // A reason without a file would speak of nothing. Another host that was faster has put the file there.
    private static void Withdraw(EntryIdentity? reason, string target)
    {
        if (EntryFacts.Of(target) is null) ReasonFile.Withdraw(target, reason);
    }

    /// <summary>A writer has replaced the file in the moment before the move: nobody has read what was moved, so it waits in its folder again.</summary>
    public static MoveOutcome PutBack(string moved, string source)
    {
        for (var number = 1; ; number++)
        {
            var place = Path.Combine(Path.GetDirectoryName(source)!, OrderFileNames.Numbered(Path.GetFileName(source), number));
            if (FileSystemCalls.RenameWithoutReplacing(moved, place) != RenameOutcome.Taken) return MoveOutcome.Changed;
        }
    }

    /// <summary>Removes a file whose content lies elsewhere too; another file that has taken its place meanwhile stays.</summary>
    // Under a hidden name first: there no writer replaces what is about to be deleted.
    public static MoveOutcome Remove(string source, string twin)
    {
        var hidden = Path.Combine(Path.GetDirectoryName(source)!, OrderFileNames.Hidden(Path.GetFileName(source)));
        if (FileSystemCalls.RenameWithoutReplacing(source, hidden) == RenameOutcome.Gone) return MoveOutcome.Gone;
        if (!SameContent(hidden, twin)) return PutBack(hidden, source);
        File.Delete(hidden);
        return MoveOutcome.Moved;
    }

    /// <summary>Copies a file to another device: under a hidden name there until it is whole and on disk. The file itself stays.</summary>
    public static RenameOutcome CopyBeside(string source, string target)
    {
        using var from = RegularFile.Open(source);
        if (from is null) return RenameOutcome.Gone;
        var hidden = Path.Combine(Path.GetDirectoryName(target)!, OrderFileNames.Hidden(Path.GetFileName(target)));
        try
        {
            using var to = new FileStream(hidden, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            from.CopyTo(to);
            to.Flush(flushToDisk: true);
        }
        catch
        {
            File.Delete(hidden);
            throw;
        }

        var outcome = FileSystemCalls.RenameWithoutReplacing(hidden, target);
        if (outcome == RenameOutcome.Taken) File.Delete(hidden);
        return outcome;
    }

    /// <summary>True when both files exist and hold the same bytes.</summary>
    public static bool SameContent(string a, string b)
    {
        using var left = RegularFile.Open(a);
        using var right = RegularFile.Open(b);
        return left is not null && right is not null && left.Length == right.Length && SameBytes(left, right);
    }

    private static bool SameBytes(Stream left, Stream right)
    {
        Span<byte> a = stackalloc byte[4096];
        Span<byte> b = stackalloc byte[4096];
        while (true)
        {
            var count = left.ReadAtLeast(a, a.Length, throwOnEndOfStream: false);
            if (right.ReadAtLeast(b, b.Length, throwOnEndOfStream: false) != count) return false;
            if (!a[..count].SequenceEqual(b[..count])) return false;
            if (count < a.Length) return true;
        }
    }
}
