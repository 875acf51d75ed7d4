using System.Globalization;
using MultiMarket.Domain.Channels;
using MultiMarket.Host.Security;
using MultiMarket.Host.Settings;
using MultiMarket.Host.Startup;

namespace MultiMarket.Host.Doctor;

/// <summary>The folders below the data folder: whether they are there, whether they can be written, how much room there is.</summary>
internal static class FolderCheck
{
    private const long Scarce = 1L << 30;
    private const long TooLittle = 100L << 20;

    public static IEnumerable<Finding> Look(HostSettings settings, RunningHost running)
    {
        var data = settings.DataFolder;
        if (!Directory.Exists(data))
        {
            yield return Finding.Warning("folders", $"the data folder {data} does not exist", $"The first start makes it; another is chosen with {SettingNames.Ways(SettingNames.Data)}.");
            yield break;
        }

        var missing = new List<string>();
        var unusable = new List<Finding>();
        foreach (var folder in Folders())
        {
            var path = Path.Combine(data, folder);
            if (IsBehindLink(data, folder)) unusable.Add(Finding.Error("folders", $"{path} is, or lies behind, a symbolic link, which the host refuses to follow", "Put a folder or a mount point in the link's place."));
            else if (File.Exists(path)) unusable.Add(Finding.Error("folders", $"{path} is a file, where a folder has to be", "Move the file away; the next start makes the folder."));
            else if (!Directory.Exists(path)) missing.AddRange(HoldsOrders(folder) ? [folder] : []);
            else if (Trouble(path) is { } trouble) unusable.Add(Finding.Error("folders", $"{path} cannot be written: {trouble}", "Give the user who runs the host the right to read and write it."));
        }

        foreach (var finding in unusable) yield return finding;
        if (missing.Count > 0) yield return Finding.Warning("folders", $"missing below {data}: {string.Join(", ", missing)}", "The next start makes them.");
        if (unusable.Count == 0) yield return Finding.Ok("folders", $"{data} can be written{(missing.Count == 0 ? ", and so can all the folders below it" : "")}");
        yield return Room(data, Folders().Select(folder => Path.Combine(data, folder)).Where(Directory.Exists));
        yield return Token(settings, running);
    }

    private static IEnumerable<string> Folders() =>
        [.. from root in (string[])["sources", "archive", "rejected"] from channel in Channel.All select Path.Combine(root, channel.Folder), "reports", "logs", "warehouse", ""];

    // The data folder itself may be a link, and what holds no orders too.
    private static bool IsBehindLink(string data, string folder) =>
        HoldsOrders(folder) && ((string[])[Path.GetDirectoryName(folder)!, folder]).Any(part => new FileInfo(Path.Combine(data, part)).LinkTarget is not null);

    // The others are made when they are needed.
    private static bool HoldsOrders(string folder) => Path.GetDirectoryName(folder) is { Length: > 0 };

    private static string? Trouble(string folder)
    {
        var path = Path.Combine(folder, $".doctor-{Environment.ProcessId}");
        try
        {
            File.WriteAllBytes(path, [0]);
            File.Delete(path);
            Directory.EnumerateFileSystemEntries(folder).Any();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e is UnauthorizedAccessException ? "permission denied" : e.Message;
        }
    }

    // Some of the folders may be file systems of their own; the fullest of them counts.
    private static Finding Room(string data, IEnumerable<string> folders)
    {
        var (free, fullest) = folders.Prepend(data).Select(folder => (Free: new DriveInfo(folder).AvailableFreeSpace, Folder: folder)).MinBy(room => room.Free);
        var text = $"{Sizes.Text(free)} free for {fullest}";
        return free switch
        {
            < TooLittle => Finding.Error("disk", text, "Make room: files wait in their folders while the disk is full."),
            < Scarce => Finding.Warning("disk", text, "Make room soon; archive folders of old days may be moved elsewhere."),
            _ => Finding.Ok("disk", text),
        };
    }

    private static Finding Token(HostSettings settings, RunningHost running)
    {
        var data = settings.DataFolder;
        var path = ControlTokenFile.PathIn(data);
        if (!File.Exists(path) && running.IsThere && settings.Token is null)
            return Finding.Warning("token", $"{path} is missing while a host runs: commands find no token", $"Give the host's token in {SettingNames.TokenVariable}, or restart the host, which writes another.");
        if (!File.Exists(path)) return Finding.Ok("token", $"{path} is written at the first start");
        try
        {
            ControlTokenFile.Ensure(data);
            return Finding.Ok("token", $"{path} is readable by its owner only");
        }
        catch (StartupException e)
        {
            return Finding.Error("token", $"{path} cannot be used", e.Message);
        }
    }
}

/// <summary>Sizes for people.</summary>
internal static class Sizes
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>A size in the largest unit that leaves a figure of one at least.</summary>
    public static string Text(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1024 && unit < Units.Length - 1; unit++) size /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {Units[unit]}");
    }
}
