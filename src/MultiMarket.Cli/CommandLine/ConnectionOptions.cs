using System.CommandLine;
using System.Globalization;
using MultiMarket.Cli.Http;
using MultiMarket.Cli.Terminal;

namespace MultiMarket.Cli.CommandLine;

/// <summary>How to find the host and its token; options of every command.</summary>
internal sealed class ConnectionOptions(CliTerminal terminal)
{
    private const int DefaultPort = 8080;

    private readonly Option<string?> _url = new("--url")
    {
        Description = "Address of the host [MULTIMARKET_URL; else MULTIMARKET_HTTP on 127.0.0.1; default: http://127.0.0.1:8080]",
        HelpName = "URL",
        Recursive = true,
    };

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Data folder of the host, which holds its control.token [MULTIMARKET_DATA; default: ./data]",
        HelpName = "DIR",
        Recursive = true,
    };

    private readonly Option<bool> _noColor = new("--no-color")
    {
        Description = "Plain text, as with NO_COLOR",
        Recursive = true,
    };

    /// <summary>Adds the options to the root command, from which every command inherits them.</summary>
    public void AddTo(RootCommand root)
    {
        root.Options.Add(_url);
        root.Options.Add(_data);
        root.Options.Add(_noColor);
    }

    /// <summary>The terminal, without its colours when the person does not want them.</summary>
    public CliTerminal Terminal => terminal;

    /// <summary>True when colours are welcome.</summary>
    public bool Colours(ParseResult parsed) => terminal.IsInteractive && !parsed.GetValue(_noColor) && terminal.Variable("NO_COLOR") is null;

    /// <summary>A client for the host that the command line and the environment name.</summary>
    /// <exception cref="CommandFailedException">The address is no address.</exception>
    public HostClient Connect(ParseResult parsed) => new(Address(parsed), () => Token(parsed));

    private Uri Address(ParseResult parsed)
    {
        if (parsed.GetValue(_url) is { } option) return ParseUrl(option, "--url");
        if (terminal.Variable("MULTIMARKET_URL") is { } variable) return ParseUrl(variable, "MULTIMARKET_URL");
        var port = DefaultPort;
        if (terminal.Variable("MULTIMARKET_HTTP") is { } text && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536))
            throw new CommandFailedException(ExitCode.Usage, $"MULTIMARKET_HTTP: '{text}' is no port; give a number from 1 to 65535.");
        return new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");
    }

    private static Uri ParseUrl(string text, string source) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new CommandFailedException(ExitCode.Usage, $"{source}: '{text}' is no address; write one such as http://127.0.0.1:8080.");

    private ControlToken Token(ParseResult parsed) =>
        ControlToken.Find(terminal, Path.GetFullPath(parsed.GetValue(_data) ?? terminal.Variable("MULTIMARKET_DATA") ?? "data", terminal.WorkingDirectory));
}
