namespace MultiMarket.Host.Security;

/// <summary>Files whose content gives power.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Whether other accounts than the owner can read or write the file. On Windows the folder's rights decide, and this is false.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;
}
