using System.Text;

namespace MultiMarket.Cli.Terminal;

/// <summary>Everything the commands see of the process around them.</summary>
internal sealed record CliTerminal
{
    /// <summary>Where results go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where errors go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>True when a person reads <see cref="Out"/>: colours and screen control are welcome.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>The width of <see cref="Out"/> in characters.</summary>
    public int Width { get; init; } = 80;

    /// <summary>The folder that relative paths start from.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>An environment variable, or null when it is unset or empty.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The clock and the time zone of the person.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The terminal of this process.</summary>
    public static CliTerminal FromProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var interactive = !Console.IsOutputRedirected;
        return new CliTerminal
        {
            Out = Console.Out,
            Error = Console.Error,
            IsInteractive = interactive,
            Width = interactive && Console.WindowWidth > 0 ? Console.WindowWidth : 80,
            WorkingDirectory = Environment.CurrentDirectory,
            Variable = name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null,
        };
    }
}
