using System.Globalization;
using MultiMarket.Domain.Channels;

namespace MultiMarket.Host.Doctor;

/// <summary>Limits of the operating system that a host meets: watches on folders, open files.</summary>
internal static class SystemLimitsCheck
{
    private const string Inotify = "/proc/sys/fs/inotify/";
    private const long EnoughInstances = 128;
    private const long EnoughOpenFiles = 1_024;

    public static IEnumerable<Finding> Look(string dataFolder)
    {
        if (!OperatingSystem.IsLinux()) yield break;
        var (instances, watches) = (Number(Inotify + "max_user_instances"), Number(Inotify + "max_user_watches"));
        var limits = string.Create(CultureInfo.InvariantCulture, $"inotify allows this user {instances:N0} instances and {watches:N0} watches");
        if (TryWatch(dataFolder) is { } refusal)
            yield return Finding.Warning("events", $"no folder can be watched: {refusal}; {limits}", "Files are still found, by listing within 3 s. For events raise the limit: sudo sysctl fs.inotify.max_user_instances=512");
        else if (instances < EnoughInstances)
            yield return Finding.Warning("events", $"folders can be watched, but {limits}", "Other programs may use them up. Raise the limit: sudo sysctl fs.inotify.max_user_instances=512");
        else
            yield return Finding.Ok("events", $"folders can be watched; {limits}");

        if (OpenFiles() is not { } open) yield break;
        var text = string.Create(CultureInfo.InvariantCulture, $"a process of this user may open {open:N0} files");
        yield return open < EnoughOpenFiles
            ? Finding.Warning("open files", text, "Raise the limit with: ulimit -n 4096")
            : Finding.Ok("open files", text);
    }

    private static string? TryWatch(string dataFolder)
    {
        var folder = Path.Combine(dataFolder, "sources", Channel.Web.Folder);
        try
        {
            using var watcher = new FileSystemWatcher(Directory.Exists(folder) ? folder : Path.GetTempPath());
            watcher.EnableRaisingEvents = true;
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return e.Message;
        }
    }

    private static long? Number(string file) =>
        File.Exists(file) && long.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // "Max open files            1024                 1048576              files"
    private static long? OpenFiles()
    {
        const string Label = "Max open files";
        var line = File.Exists("/proc/self/limits") ? File.ReadLines("/proc/self/limits").FirstOrDefault(l => l.StartsWith(Label, StringComparison.Ordinal)) : null;
        return long.TryParse(line?[Label.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var soft) ? soft : null;
    }
}
