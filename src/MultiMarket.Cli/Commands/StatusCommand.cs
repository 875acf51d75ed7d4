using System.CommandLine;
using System.Text.Json;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Cli.Http;
using MultiMarket.Cli.Rendering;

namespace MultiMarket.Cli.Commands;

/// <summary><c>status</c>: channels, counters, lag, warehouse and restarts, or the commands that were given; once or again and again.</summary>
internal sealed class StatusCommand : Command, IHasExamples
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    private readonly Option<bool> _json = new("--json") { Description = "Print the host's JSON document (one line for each snapshot with --watch)" };
    private readonly Option<bool> _watch = new("--watch", "-w") { Description = "Refresh every second until Ctrl-C" };
    private readonly Option<bool> _audit = new("--audit") { Description = "Show who asked for what and when instead" };
    private readonly ConnectionOptions _connection;

    public StatusCommand(ConnectionOptions connection)
        : base("status", "Shows channels, counters since start, lag, the warehouse and restarts")
    {
        _connection = connection;
        Options.Add(_json);
        Options.Add(_watch);
        Options.Add(_audit);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples => ["status", "status --watch", "status --json | jq .totals", "status --audit", "status --url http://127.0.0.1:8081"];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = _connection.Connect(parsed);
        if (!parsed.GetValue(_watch))
        {
            _connection.Terminal.Out.Write(await SnapshotAsync(host, parsed, cancellationToken));
            return ExitCode.Done;
        }

        try
        {
            await WatchAsync(host, parsed, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how a person ends a watch; nothing failed.
        }

        return ExitCode.Done;
    }

    private async Task WatchAsync(HostClient host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var terminal = _connection.Terminal;
        var redraw = terminal.IsInteractive && !parsed.GetValue(_json);
        while (true)
        {
            var snapshot = await SnapshotAsync(host, parsed, cancellationToken);
            terminal.Out.Write(redraw ? AtTopOfScreen(snapshot) : snapshot);
            terminal.Out.Flush();
            await Task.Delay(RefreshInterval, terminal.Time, cancellationToken);
        }
    }

    private async Task<string> SnapshotAsync(HostClient host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var audit = parsed.GetValue(_audit);
        var document = audit ? await host.GetPrivateAsync("api/audit", cancellationToken) : await host.GetAsync("api/status", cancellationToken);
        if (parsed.GetValue(_json)) return HostJson.Write(document, indented: !parsed.GetValue(_watch)) + Environment.NewLine;
        var canvas = new Canvas(_connection.Terminal, _connection.Colours(parsed));
        return audit
            ? AuditTable.Render(document.Deserialize(HostJson.Default.AuditTrail)!, canvas)
            : StatusView.Render(document.Deserialize(HostJson.Default.SystemStatus)!, canvas);
    }

    // Overwrites line by line instead of clearing first: the screen does not flicker.
    private static string AtTopOfScreen(string text) =>
        "\e[H" + text.ReplaceLineEndings("\e[K" + Environment.NewLine) + "\e[J";
}
