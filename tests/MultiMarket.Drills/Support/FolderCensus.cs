using System.Text.Json;

namespace MultiMarket.Drills.Support;

/// <summary>Every file below <c>sources</c>, <c>archive</c> and <c>rejected</c> of a data folder.</summary>
internal static class FolderCensus
{
    private const string ReasonEnding = ".reason.json";
    private const int LargestRead = 4 * 1024 * 1024;

    /// <summary>The order files; reasons are told with their neighbours.</summary>
    public static IReadOnlyList<FoundFile> Take(string dataFolder) =>
    [
        .. Files(dataFolder, "sources").Where(IsOrderFile).Select(f => Found(Place.Source, dataFolder, f)),
        .. Files(dataFolder, "archive").Select(f => Found(Place.Archive, dataFolder, f)),
        .. Rejected(dataFolder),
    ];

    /// <summary>Reasons without the file that they speak of.</summary>
    public static IReadOnlyList<string> OrphanedReasons(string dataFolder) =>
        [.. Files(dataFolder, "rejected").Where(f => f.EndsWith(ReasonEnding, StringComparison.Ordinal) && !File.Exists(f[..^ReasonEnding.Length])).Select(f => Path.GetRelativePath(dataFolder, f))];

    private static IEnumerable<FoundFile> Rejected(string dataFolder)
    {
        foreach (var file in Files(dataFolder, "rejected"))
        {
            if (file.EndsWith(ReasonEnding, StringComparison.Ordinal) && File.Exists(file[..^ReasonEnding.Length])) continue;
            if (file.EndsWith(ReasonEnding, StringComparison.Ordinal) && Reason(file) is not null) continue; // an orphan, told apart
            var found = Found(Place.Rejected, dataFolder, file);
            yield return Reason(file + ReasonEnding) is { } reason ? found with { Name = reason.File, Codes = reason.Codes } : found;
        }
    }

    private static FoundFile Found(Place place, string dataFolder, string file)
    {
        var path = Path.GetRelativePath(dataFolder, file);
        var content = Content(file);
        return new FoundFile(place, path.Split(Path.DirectorySeparatorChar)[1], path, Path.GetFileName(file), DroppedFile.HashOf(content), OrderFacts.OfFile(content));
    }

    // A pipe, which would block whoever opens it, has no length either.
    private static byte[] Content(string file) => new FileInfo(file).Length is 0 or > LargestRead ? [] : File.ReadAllBytes(file);

    private static (string File, IReadOnlyList<string> Codes)? Reason(string path)
    {
        try
        {
            using var reason = JsonDocument.Parse(File.ReadAllBytes(path));
            return (reason.RootElement.GetProperty("file").GetString()!, [.. reason.RootElement.GetProperty("violations").EnumerateArray().Select(v => v.GetProperty("code").GetString()!)]);
        }
        catch (Exception e) when (e is IOException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static bool IsOrderFile(string path) =>
        Path.GetFileName(path) is var name && name[0] != '.' && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && new FileInfo(path).LinkTarget is null;

    // A process that is killed leaves the hidden file behind that it was writing; nobody takes it for an order.
    private static IEnumerable<string> Files(string dataFolder, string tree) => Directory.Exists(Path.Combine(dataFolder, tree))
        ? Directory.EnumerateFiles(Path.Combine(dataFolder, tree), "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not ['.', .., '.', 't', 'm', 'p'])
        : [];
}
