using System.Text;

namespace MultiMarket.Drills.Support;

/// <summary>A handful of files of every kind, small enough to be repeated for each fault point.</summary>
internal static class FileSet
{
    /// <summary>Drops two orders, a duplicate, a conflict, a broken file and one that breaks a rule into the folder of the web site.</summary>
    /// <param name="host">The host.</param>
    /// <param name="tag">Tells the files of one set from those of another.</param>
    public static IReadOnlyList<DroppedFile> Drop(HostProcess host, string tag)
    {
        var order = OrderTexts.Of("web", $"{tag}-a");
        return
        [
            Put(host, $"{tag}-a.json", order, ExpectedFate.Archived),
            Put(host, $"{tag}-b.json", OrderTexts.Of("web", $"{tag}-b"), ExpectedFate.Either),
            Put(host, $"{tag}-again.json", order, ExpectedFate.Archived),
            Put(host, $"{tag}-other.json", OrderTexts.Of("web", $"{tag}-b", client: "C2"), ExpectedFate.Either),
            Put(host, $"{tag}-broken.json", order[..^40], ExpectedFate.Rejected),
            Put(host, $"{tag}-rules.json", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(order).Replace("\"quantite\":2", "\"quantite\":0", StringComparison.Ordinal)), ExpectedFate.Rejected),
        ];
    }

    /// <summary>True when none of the files is left in its source folder.</summary>
    public static bool IsDone(HostProcess host, IEnumerable<DroppedFile> files) => files.All(f => !File.Exists(Path.Combine(host.Data, "sources", f.Source, f.Name)));

    // Old enough not to be taken for a file that is still being written.
    private static DroppedFile Put(HostProcess host, string name, byte[] content, ExpectedFate fate)
    {
        host.Drop("site_web", name, content, lastWrite: DateTime.UnixEpoch.AddYears(50));
        return DroppedFile.Of("site_web", name, content, fate);
    }
}
