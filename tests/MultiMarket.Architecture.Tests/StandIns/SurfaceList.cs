namespace MultiMarket.Architecture.Tests.StandIns;

/// <summary>The lines of a package's public surface that its stand-in may have, by documentation id.</summary>
internal sealed class SurfaceList(IReadOnlyDictionary<string, string> lines)
{
    public static SurfaceList Read(string file) =>
        new(File.ReadLines(file).Where(l => l.Length > 2 && l[1] == ':').ToDictionary(Id, StringComparer.Ordinal));

    public IEnumerable<string> Violations(IEnumerable<string> surface)
    {
        foreach (var line in surface)
        {
            if (!lines.TryGetValue(Id(line), out var listed))
                yield return $"not in the list: {line}";
            else if (!Agrees(line, listed))
                yield return $"differs: {line}\n    list: {listed}";
        }
    }

    public IEnumerable<string> Unused(IEnumerable<string> surface)
    {
        var used = surface.Select(Id).ToHashSet(StringComparer.Ordinal);
        return lines.Where(l => !used.Contains(l.Key)).Select(l => l.Value);
    }

    /// <summary>A type may implement fewer interfaces than listed; everything else must be equal.</summary>
    private static bool Agrees(string line, string listed)
    {
        if (line == listed) return true;
        if (!line.StartsWith("T:", StringComparison.Ordinal)) return false;
        var (head, interfaces) = Halves(line);
        var (listedHead, listedInterfaces) = Halves(listed);
        return head == listedHead && interfaces.All(listedInterfaces.Contains);
    }

    private static string Id(string line)
    {
        var end = line.IndexOf(" : ", StringComparison.Ordinal);
        return end < 0 ? line : line[..end];
    }

    private static (string Head, string[] Interfaces) Halves(string line)
    {
        var bar = line.IndexOf(" | ", StringComparison.Ordinal);
        return bar < 0 ? (line, []) : (line[..bar], line[(bar + 3)..].Split(" & "));
    }
}
