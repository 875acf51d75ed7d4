namespace MultiMarket.Drills.Support;

/// <summary>A small file system of its own in place of a folder.</summary>
internal sealed class Mount : IDisposable
{
    private readonly string _folder;

    private Mount(string folder) => _folder = folder;

    /// <summary>True where this account may mount file systems.</summary>
    public static bool IsPermitted { get; } = Probe();

    /// <summary>Mounts one; the folder is made when missing.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="size">How much it takes, such as <c>256k</c>.</param>
    public static Mount At(string folder, string size)
    {
        Directory.CreateDirectory(folder);
        Tool.Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", folder);
        return new Mount(folder);
    }

    public void MakeReadOnly() => Tool.Run("mount", "-o", "remount,ro", _folder);

    public void MakeWritable() => Tool.Run("mount", "-o", "remount,rw", _folder);

    /// <summary>Changes how much it takes.</summary>
    public void Resize(string size) => Tool.Run("mount", "-o", $"remount,size={size}", _folder);

    public void Dispose() => Tool.Try("umount", "-l", _folder);

    private static bool Probe()
    {
        var folder = Directory.CreateTempSubdirectory("multimarket-mount-");
        var permitted = OperatingSystem.IsLinux() && Tool.Try("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.FullName).ExitCode == 0;
        if (permitted) Tool.Run("umount", folder.FullName);
        folder.Delete();
        return permitted;
    }
}
