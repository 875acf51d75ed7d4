namespace MultiMarket.Host.Commands;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>The host ran and was stopped.</summary>
    public const int Done = 0;

    /// <summary>The host could not start, or stopped by itself.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a setting makes no sense.</summary>
    public const int Usage = 2;
}
