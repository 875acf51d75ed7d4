namespace MultiMarket.Drills.Support;

/// <summary>An account for which permissions count: this one, or where this one is root, nobody.</summary>
internal static class Stranger
{
    private const string Nobody = "65534";

    /// <summary>What stands before the command of the host; nothing for an ordinary account.</summary>
    public static string[] Prefix { get; } = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"] : [];

    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && (Prefix.Length == 0 || Tool.Try(Prefix[0], [.. Prefix[1..], "test", "-r", Programs.PathOf("MultiMarket.Host")]).ExitCode == 0);

    /// <summary>Gives a folder and what lies in it to the account.</summary>
    public static void Own(string folder)
    {
        if (Prefix.Length > 0) Tool.Run("chown", "-R", $"{Nobody}:{Nobody}", folder);
    }
}
