using MultiMarket.Domain.Ingestion;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Startup;

/// <summary>Takes hold of the data folder for one instance of the host, until it is disposed.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(FileStream @lock) => _lock = @lock;

    /// <summary>Makes the folder and those below it where they are missing, and proves that it can be written.</summary>
    /// <exception cref="StartupException">It cannot, or a host of the same instance name runs on it.</exception>
    public static DataFolder Claim(string path, string instance)
    {
        var lockFile = Path.Combine(path, $"host-{instance}.lock");
        try
        {
            Directory.CreateDirectory(path);
            File.WriteAllBytes(Path.Combine(path, $".write-test-{instance}"), [0]);
            File.Delete(Path.Combine(path, $".write-test-{instance}"));
            new OrderFolders(path).Create();
            Directory.CreateDirectory(Path.Combine(path, "reports"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {path} cannot be written: {Reason(e)}. Make it writable, or choose another with {SettingNames.Ways(SettingNames.Data)}.");
        }

        try
        {
            return new DataFolder(new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"Another host named '{instance}' runs on the data folder {path}. Stop it, choose another folder with {SettingNames.Ways(SettingNames.Data)}, or name this host with {SettingNames.Instance}.");
        }
    }

    // The system's words for a parent that is no folder, or is none of ours, name only the path again.
    private static string Reason(Exception e) => e switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "no folder can be made there",
        _ => e.Message.TrimEnd('.'),
    };

    // The file stays: deleting it would let a third host lock a new file while a second one holds the deleted one.
    public void Dispose() => _lock.Dispose();
}
