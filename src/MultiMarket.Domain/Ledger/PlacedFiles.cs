using System.Globalization;
using System.IO.Enumeration;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Ledger;

/// <summary>Walks the folders below a data folder. Listings stream, and folders that are missing hold nothing.</summary>
/// <param name="dataFolder">The absolute path of the data folder.</param>
public sealed class PlacedFiles(string dataFolder)
{
    private const string DayFormat = "yyyy-MM-dd";
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    /// <summary>The data folder.</summary>
    public string DataFolder => dataFolder;

    /// <summary>The order files that wait in a channel's source folder.</summary>
    public IEnumerable<PlacedFile> Sources(Channel channel) =>
        Names($"sources/{channel.Folder}").Where(name => OrderFileNames.IsOrderFile(name)).Select(name => Place(channel, FilePlace.Source, null, $"sources/{channel.Folder}", name));

    /// <summary>A channel's rejected files, without their reasons.</summary>
    public IEnumerable<PlacedFile> Rejected(Channel channel) =>
        Names($"rejected/{channel.Folder}").Where(name => name[0] != '.' && !ReasonFile.IsReasonName(name)).Select(name => Place(channel, FilePlace.Rejected, null, $"rejected/{channel.Folder}", name));

    /// <summary>The paths of reasons in a channel's rejected folder.</summary>
    public IEnumerable<string> Reasons(Channel channel) =>
        Names($"rejected/{channel.Folder}").Where(name => name[0] != '.' && ReasonFile.IsReasonName(name)).Select(name => $"rejected/{channel.Folder}/{name}");

    /// <summary>The paths of hidden files in a channel's source folder that are on their way somewhere, or were when the host was killed.</summary>
    public IEnumerable<string> Unfinished(Channel channel) => Names($"sources/{channel.Folder}").Where(OrderFileNames.IsUnfinished).Select(name => $"sources/{channel.Folder}/{name}");

    /// <summary>A channel's archived files, day by day.</summary>
    public IEnumerable<PlacedFile> Archived(Channel channel) => Days(channel).SelectMany(day => Archived(channel, day));

    /// <summary>A channel's archived files of one day, in no particular order.</summary>
    public IEnumerable<PlacedFile> Archived(Channel channel, DateOnly day)
    {
        var folder = $"archive/{channel.Folder}/{day.ToString(DayFormat, CultureInfo.InvariantCulture)}";
        return Names(folder).Where(name => name[0] != '.').Select(name => Place(channel, FilePlace.Archive, day, folder, name));
    }

    /// <summary>The days of a channel's archive, oldest first.</summary>
    public IReadOnlyList<DateOnly> Days(Channel channel)
    {
        var folder = Full($"archive/{channel.Folder}");
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Select(Day).OfType<DateOnly>().Order()];
    }

    /// <summary>Every file of a channel, wherever it lies.</summary>
    public IEnumerable<PlacedFile> All(Channel channel) => Sources(channel).Concat(Rejected(channel)).Concat(Archived(channel));

    /// <summary>The path of a file found here.</summary>
    public string Full(string path) => Path.Combine(dataFolder, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Reads a file found here; neither follows a link nor waits for a pipe.</summary>
    public FileContent Read(PlacedFile file, ref byte[] buffer)
    {
        var kind = FileSystemCalls.OpenRegular(Full(file.Path), out var handle);
        if (handle is null) return new FileContent(kind);
        using (handle) return RegularFile.Read(handle, ref buffer);
    }

    private static DateOnly? Day(string? name) =>
        DateOnly.TryParseExact(name, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static PlacedFile Place(Channel channel, FilePlace place, DateOnly? day, string folder, string name) => new(channel, place, day, name, $"{folder}/{name}");

    private IEnumerable<string> Names(string folder)
    {
        var path = Full(folder);
        if (!Directory.Exists(path)) return [];
        return new FileSystemEnumerable<string>(path, (ref entry) => entry.FileName.ToString(), Everything) { ShouldIncludePredicate = (ref entry) => !entry.IsDirectory };
    }
}
