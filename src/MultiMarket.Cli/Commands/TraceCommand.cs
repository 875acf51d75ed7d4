using System.CommandLine;
using System.Text.Json;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Cli.Http;
using MultiMarket.Cli.Rendering;

namespace MultiMarket.Cli.Commands;

/// <summary><c>trace</c>: what happened to a file or an order, and where the file lies.</summary>
internal sealed class TraceCommand : Command, IHasExamples
{
    private readonly Argument<string> _item = new("FILE|ORDER") { Description = "The name of a file, or the id of an order, with or without its channel (web:234)", HelpName = "FILE|ORDER" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the host's JSON document" };
    private readonly ConnectionOptions _connection;

    public TraceCommand(ConnectionOptions connection)
        : base("trace", "Tells what happened to a file or an order, when, and where the file lies")
    {
        _connection = connection;
        Arguments.Add(_item);
        Options.Add(_json);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples => ["trace web-main-000234.json", "trace web:main-000234", "trace main-000234 --json | jq '.files[].path'"];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = _connection.Connect(parsed);
        var item = parsed.GetRequiredValue(_item);
        var document = await host.GetAsFarAsAllowedAsync($"api/trace?item={Uri.EscapeDataString(item)}", cancellationToken);
        var trace = document.Deserialize(HostJson.Default.Trace)!;
        if (parsed.GetValue(_json)) _connection.Terminal.Out.WriteLine(HostJson.Write(document));
        else _connection.Terminal.Out.Write(TraceView.Render(trace, new Canvas(_connection.Terminal, _connection.Colours(parsed))));
        if (trace.Files.Count + trace.Orders.Count > 0) return ExitCode.Done;
        throw new CommandFailedException(ExitCode.Failed, $"Nothing is known of '{item}': no file of that name is remembered or lies in a folder, and no order has that id.");
    }
}
