using MultiMarket.Cli.Terminal;

namespace MultiMarket.Cli.Tests.Support;

/// <summary>One run of the client within this process.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs a command line whose words are parted by spaces.</summary>
    public static Task<CliRun> OfAsync(string line, Dictionary<string, string>? variables = null, string? folder = null, bool interactive = false, int width = 80, CancellationToken cancellationToken = default) =>
        OfAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), variables, folder, interactive, width, cancellationToken);

    /// <summary>Runs a command line.</summary>
    public static async Task<CliRun> OfAsync(string[] args, Dictionary<string, string>? variables, string? folder, bool interactive, int width, CancellationToken cancellationToken)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new CliTerminal
        {
            Out = output,
            Error = error,
            IsInteractive = interactive,
            Width = width,
            WorkingDirectory = folder ?? Path.GetTempPath(),
            Variable = name => variables?.GetValueOrDefault(name),
            Time = new UtcTime(),
        };
        var exitCode = await CliApplication.RunAsync(args, terminal, cancellationToken);
        return new CliRun(exitCode, output.ToString(), error.ToString());
    }

    private sealed class UtcTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
