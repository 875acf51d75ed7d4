using System.CommandLine;
using System.Text.Json;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Cli.Http;
using MultiMarket.Cli.Rendering;

namespace MultiMarket.Cli.Commands;

/// <summary><c>rejected</c>: what lies in the rejected folders, why, and another try for it.</summary>
internal sealed class RejectedCommand : Command
{
    public RejectedCommand(ConnectionOptions connection)
        : base("rejected", "Order files that were rejected: which, why, and another try for them")
    {
        Subcommands.Add(new ListCommand(connection));
        Subcommands.Add(new RejectedShowCommand(connection));
        Subcommands.Add(new RejectedRetryCommand(connection));
    }

    private sealed class ListCommand : Command, IHasExamples
    {
        private readonly RejectedFilter _filter = new();
        private readonly Option<bool> _json = new("--json") { Description = "Print the host's JSON document" };
        private readonly ConnectionOptions _connection;

        public ListCommand(ConnectionOptions connection)
            : base("list", "Lists rejected files with their reason")
        {
            _connection = connection;
            _filter.AddTo(this);
            Options.Add(_json);
            SetAction(RunAsync);
        }

        public IReadOnlyList<string> Examples => ["rejected list", "rejected list --channel web --reason conflict", "rejected list --json | jq '.files[].rejection'"];

        private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
        {
            using var host = _connection.Connect(parsed);
            var document = await host.GetPrivateAsync(_filter.Path("api/rejected", parsed), cancellationToken);
            _connection.Terminal.Out.Write(parsed.GetValue(_json)
                ? HostJson.Write(document) + Environment.NewLine
                : RejectedTable.Render(document.Deserialize(HostJson.Default.RejectedPage)!, new Canvas(_connection.Terminal, _connection.Colours(parsed))));
            return ExitCode.Done;
        }
    }
}
