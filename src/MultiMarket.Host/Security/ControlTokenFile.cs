using System.Security.Cryptography;
using System.Text;
using MultiMarket.Host.Startup;

namespace MultiMarket.Host.Security;

/// <summary>The file that holds the bearer token; who can read it may control the host.</summary>
internal static class ControlTokenFile
{
    /// <summary>The shortest token taken from a file, in characters.</summary>
    public const int ShortestToken = 32;

    private const int RandomBytes = 32;
    private const string FileName = "control.token";

    /// <summary>The path of the file.</summary>
    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, FileName);

    /// <summary>Reads the token, and writes one first where there is none.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <exception cref="StartupException">The file cannot be read or written, others may read it, or it holds no token.</exception>
    public static ControlToken Ensure(string dataFolder)
    {
        var path = PathIn(dataFolder);
        try
        {
            if (!File.Exists(path)) Create(path);
            return Read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The token file {path} cannot be used: {e.Message} Delete it, and the next start writes another.");
        }
    }

    // Written whole under another name and linked into place, so that no reader ever sees half a token; a file that appeared meanwhile wins.
    private static void Create(string path)
    {
        var temporary = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(temporary, options))
            file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes)) + "\n"));
        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }

    private static ControlToken Read(string path)
    {
        if (PrivateFile.IsOpenToOthers(path))
            throw new StartupException($"The token file {path} can be read or written by other users. Delete it, and the next start writes another; or keep the token with: chmod 600 {path}");
        var text = File.ReadAllText(path).Trim();
        return text.Length >= ShortestToken
            ? new ControlToken(text)
            : throw new StartupException($"The token file {path} holds no token of at least {ShortestToken} characters. Delete it, and the next start writes another.");
    }
}
