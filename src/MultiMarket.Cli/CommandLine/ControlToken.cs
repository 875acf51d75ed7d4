using MultiMarket.Cli.Terminal;

namespace MultiMarket.Cli.CommandLine;

/// <summary>The bearer token of a host, or why it could not be found.</summary>
/// <param name="Value">The token; null when there is none.</param>
/// <param name="Missing">What is missing and what to do about it; null when there is a token.</param>
internal sealed record ControlToken(string? Value, string? Missing)
{
    /// <summary>Looks in MULTIMARKET_TOKEN, then in the data folder.</summary>
    public static ControlToken Find(CliTerminal terminal, string dataFolder)
    {
        if (terminal.Variable("MULTIMARKET_TOKEN") is { } token) return new ControlToken(token.Trim(), null);
        var file = Path.Combine(dataFolder, "control.token");
        try
        {
            return new ControlToken(File.ReadAllText(file).Trim(), null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new ControlToken(null, $"This command needs the host's token, and {file} does not exist. Give the host's data folder with --data, or the token in MULTIMARKET_TOKEN.");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return new ControlToken(null, $"This command needs the host's token, and {file} cannot be read: {e.Message} Run this as the user who runs the host, or give the token in MULTIMARKET_TOKEN.");
        }
    }
}
