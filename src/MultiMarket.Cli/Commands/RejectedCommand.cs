using System.CommandLine;
using System.Text.Json;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Cli.Http;
using MultiMarket.Cli.Rendering;

namespace MultiMarket.Cli.Commands;

/// <summary><c>rejected</c>: what lies in the rejected folders, and why.</summary>
internal sealed class RejectedCommand : Command
{
    public RejectedCommand(ConnectionOptions connection)
        : base("rejected", "Order files that were rejected, and why") => Subcommands.Add(new ListCommand(connection));

    private sealed class ListCommand : Command, IHasExamples
    {
        private readonly Option<string[]> _channel = Channels.Option();
        private readonly Option<bool> _json = new("--json") { Description = "Print the host's JSON document" };
        private readonly ConnectionOptions _connection;

        public ListCommand(ConnectionOptions connection)
            : base("list", "Lists rejected files with their reason")
        {
            _connection = connection;
            Options.Add(_channel);
            Options.Add(_json);
            SetAction(RunAsync);
        }

        public IReadOnlyList<string> Examples => ["rejected list", "rejected list --channel web", "rejected list --json | jq '.files[].rejection'"];

        private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
        {
            using var host = _connection.Connect(parsed);
            var query = Channels.Restriction(parsed.GetValue(_channel)) is { } channels ? "?channel=" + channels : "";
            var document = await host.GetPrivateAsync("api/rejected" + query, cancellationToken);
            _connection.Terminal.Out.Write(parsed.GetValue(_json)
                ? HostJson.Write(document) + Environment.NewLine
                : RejectedTable.Render(document.Deserialize(HostJson.Default.RejectedPage)!, new Canvas(_connection.Terminal, _connection.Colours(parsed))));
            return ExitCode.Done;
        }
    }
}
