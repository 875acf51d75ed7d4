using System.CommandLine;
using System.Text.Json.Nodes;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Cli.Http;
using MultiMarket.Cli.Rendering;

namespace MultiMarket.Cli.Commands;

/// <summary><c>events</c>: orders, rejections and commands as they happen, one a line, until Ctrl-C.</summary>
internal sealed class EventsCommand : Command, IHasExamples
{
    private readonly Option<bool> _json = new("--json") { Description = "Print each event as one line of JSON" };
    private readonly ConnectionOptions _connection;

    public EventsCommand(ConnectionOptions connection)
        : base("events", "Follows what happens: orders stored, files rejected, channels paused, resumed and set to another rate")
    {
        _connection = connection;
        Options.Add(_json);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples => ["events", "events --json | jq 'select(.event == \"file-rejected\").data'"];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var terminal = _connection.Terminal;
        using var host = _connection.Connect(parsed);
        try
        {
            await foreach (var e in host.FollowAsync("api/events", cancellationToken))
            {
                var data = JsonNode.Parse(e.Data)!;
                terminal.Out.WriteLine(parsed.GetValue(_json)
                    ? HostJson.Write(new JsonObject { ["event"] = e.EventType, ["id"] = e.EventId, ["data"] = data }, indented: false)
                    : EventLine.Write(e.EventType, data, terminal.Time.LocalTimeZone));
                terminal.Out.Flush();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how a person ends it; nothing failed.
            return ExitCode.Done;
        }

        throw new CommandFailedException(ExitCode.Failed, "The host ended the stream: it has stopped, or this login may not read it any more.");
    }
}
