namespace MultiMarket.Cli.CommandLine;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>The command was carried out.</summary>
    public const int Done = 0;

    /// <summary>The host or the system refused or failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>No host answers.</summary>
    public const int NotReachable = 3;
}

/// <summary>Ends a command with a message for people and an <see cref="ExitCode"/>.</summary>
internal sealed class CommandFailedException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
