namespace MultiMarket.Domain.Ingestion;

/// <summary>Moves that lose nothing: never over a file of other content, and across devices only after the copy is on disk.</summary>
internal static class SafeMove
{
    /// <summary>Moves a file into a folder, under its own name or, where that is taken by other content, a numbered one.</summary>
    /// <param name="folder">The destination, made when missing.</param>
    /// <param name="name">The name wanted there.</param>
    /// <param name="source">The file.</param>
    /// <param name="beforeMove">Runs with the destination's path before the move, which comes last on purpose: a crash before it leaves the file where it was.</param>
    public static MoveOutcome Into(string folder, string name, string source, Action<string>? beforeMove = null)
    {
        for (var number = 1; ; number++)
        {
            var target = Path.Combine(folder, OrderFileNames.Numbered(name, number));
            if (beforeMove is not null)
            {
                if (!File.Exists(source)) return MoveOutcome.Gone;
                if (File.Exists(target) && !SameContent(source, target)) continue;
                Directory.CreateDirectory(folder);
                beforeMove(target);
            }

            switch (Rename(source, target))
            {
                case RenameOutcome.Renamed:
                    return MoveOutcome.Moved;
                case RenameOutcome.Gone:
                    return MoveOutcome.Gone;
                case RenameOutcome.OtherDevice:
                    CopyBeside(source, target);
                    break;
            }

            // The target exists: an earlier attempt put the same content there, or the name belongs to another file.
            if (!SameContent(source, target)) continue;
            File.Delete(source);
            return MoveOutcome.Moved;
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

    private static void CopyBeside(string source, string target)
    {
        var hidden = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.tmp");
        using (var from = File.OpenRead(source))
        using (var to = new FileStream(hidden, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            from.CopyTo(to);
            to.Flush(flushToDisk: true);
        }

        if (FileSystemCalls.RenameWithoutReplacing(hidden, target) == RenameOutcome.Taken) File.Delete(hidden);
    }

    /// <summary>True when both files exist and hold the same bytes.</summary>
    public static bool SameContent(string a, string b)
    {
        try
        {
            using var left = File.OpenRead(a);
            using var right = File.OpenRead(b);
            return left.Length == right.Length && SameBytes(left, right);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
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
