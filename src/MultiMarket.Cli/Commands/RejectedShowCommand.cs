using System.CommandLine;
using System.Text;
using System.Text.Json;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Cli.Http;
using MultiMarket.Cli.Rendering;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Text;

namespace MultiMarket.Cli.Commands;

/// <summary><c>rejected show</c>: the whole reason of a rejected file, and what the file holds.</summary>
internal sealed class RejectedShowCommand : Command, IHasExamples
{
    private readonly Argument<string> _file = new("FILE") { Description = "The name of the file in the rejected folder", HelpName = "FILE" };
    private readonly RejectedFilter _filter = new();
    private readonly Option<bool> _content = new("--content") { Description = "Print what the file holds, too" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the host's JSON document of the reason" };
    private readonly ConnectionOptions _connection;

    public RejectedShowCommand(ConnectionOptions connection)
        : base("show", "Shows every broken rule of a rejected file, and with --content the file")
    {
        _connection = connection;
        Arguments.Add(_file);
        _filter.AddTo(this, withReason: false);
        Options.Add(_content);
        Options.Add(_json);
        Validators.Add(result =>
        {
            if (result.GetValue(_content) && result.GetValue(_json)) result.AddError("--json and --content do not go together.");
        });
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples => ["rejected show web-000234.json", "rejected show web-000234.json --content", "rejected show a.json --channel web --json | jq '.files[0].rejection.violations'"];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = _connection.Connect(parsed);
        var file = parsed.GetRequiredValue(_file);
        var document = await host.GetPrivateAsync(_filter.Path("api/rejected", parsed, file), cancellationToken);
        var page = document.Deserialize(HostJson.Default.RejectedPage)!;
        if (page.Files.Count == 0) throw new CommandFailedException(ExitCode.Failed, $"There is no rejected file '{file}'. See: multimarket rejected list");
        _connection.Terminal.Out.Write(parsed.GetValue(_json)
            ? HostJson.Write(document) + Environment.NewLine
            : RejectedView.Render(page, new Canvas(_connection.Terminal, _connection.Colours(parsed))));
        if (parsed.GetValue(_content)) await ShowContentAsync(host, page, parsed, file, cancellationToken);
        return ExitCode.Done;
    }

    private async Task ShowContentAsync(HostClient host, RejectedPage page, ParseResult parsed, string file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await host.DownloadAsync(_filter.Path("api/rejected/content", parsed, file), content, copied: null, cancellationToken);
        var output = _connection.Terminal.Out;
        output.WriteLine();
        // Bytes that are no text, and characters that would command the terminal, are shown as what they are.
        output.WriteLine(PrintableText.OfLines(Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length)).TrimEnd('\n'));
        if (page.Files[0].SizeBytes > content.Length) output.WriteLine($"(the first {ReportText.Count(content.Length)} of {ReportText.Count(page.Files[0].SizeBytes)} bytes)");
    }
}
