namespace MultiMarket.Drills.Support;

/// <summary>A process for which permissions count: any of an ordinary account, and one of root without root's power to overrule them.</summary>
internal static class Unprivileged
{
    private const string Overruling = "-dac_override,-dac_read_search";

    /// <summary>What stands before the command of the host; nothing for an ordinary account.</summary>
    public static string[] Prefix { get; } = Environment.IsPrivilegedProcess ? ["setpriv", $"--inh-caps={Overruling}", $"--bounding-set={Overruling}"] : [];

    /// <summary>True where such a process can be started.</summary>
    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && (Prefix.Length == 0 || Tool.Try(Prefix[0], [.. Prefix[1..], "true"]).ExitCode == 0);
}
