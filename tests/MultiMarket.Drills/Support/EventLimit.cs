namespace MultiMarket.Drills.Support;

/// <summary>How many file-system watches a host may have: the limit of a user namespace of its own, so that no other program feels it.</summary>
internal static class EventLimit
{
    private const string Setting = "/proc/sys/user/max_inotify_instances";

    /// <summary>True where such a namespace can be made.</summary>
    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && Prefix(1) is [var program, .. var arguments] && Tool.Try(program, [.. arguments, "true"]).ExitCode == 0;

    /// <summary>What stands before the command of a host with a limit.</summary>
    public static string[] Prefix(int instances) => ["unshare", "--user", "--map-root-user", "sh", "-c", $"echo {instances} > {Setting} && exec \"$@\"", "sh"];

    /// <summary>Changes the limit of a running host.</summary>
    public static void Set(HostProcess host, int instances) =>
        Tool.Run("nsenter", "--user", "--preserve-credentials", "--target", $"{host.ProcessId}", "sh", "-c", $"echo {instances} > {Setting}");
}
