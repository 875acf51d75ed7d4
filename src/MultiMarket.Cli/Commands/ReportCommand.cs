using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Cli.Http;
using MultiMarket.Cli.Rendering;
using MultiMarket.Domain.Text;

namespace MultiMarket.Cli.Commands;

/// <summary><c>report</c>: runs a report in the warehouse and shows or saves it.</summary>
internal sealed class ReportCommand : Command, IHasExamples
{
    private static readonly string[] Formats = ["table", "chart", "json", "csv"];

    private readonly ReportSelection _selection = new();
    private readonly Option<string> _format = new("--format", "-f")
    {
        Description = "table, chart, json (the host's document) or csv (comma, invariant numbers)",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => Formats[0],
    };

    private readonly Option<string?> _out = new("--out", "-o") { Description = "Write to this file instead of the terminal", HelpName = "FILE" };
    private readonly ConnectionOptions _connection;

    public ReportCommand(ConnectionOptions connection)
        : base("report", "Runs a report in the warehouse and shows or saves it")
    {
        _connection = connection;
        _format.AcceptOnly(Formats);
        _selection.AddTo(this);
        Options.Add(_format);
        Options.Add(_out);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples =>
    [
        "report revenue --from 2026-01-01 --to 2026-03-31",
        "report top-products --top 5 --channel web,mobile --format chart",
        "report cancellations --format json | jq .rows",
        "report average-order --statuses livrée --format csv --out panier.csv",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = _connection.Connect(parsed);
        var document = await host.GetAsync(_selection.Path(parsed), cancellationToken);
        var toFile = parsed.GetValue(_out);
        var canvas = toFile is null
            ? new Canvas(_connection.Terminal, _connection.Colours(parsed))
            : new Canvas(_connection.Terminal with { IsInteractive = false, Width = 80 }, colours: false);
        var text = Render(parsed.GetValue(_format)!, document, canvas);
        // What a program reads stays as it is; what a terminal shows must not command it.
        if (toFile is null) _connection.Terminal.Out.Write(parsed.GetValue(_format) == "csv" && _connection.Terminal.IsInteractive ? PrintableText.OfLines(text) : text);
        else Save(toFile, text);
        return ExitCode.Done;
    }

    private static string Render(string format, JsonElement document, Canvas canvas)
    {
        if (format == "json") return HostJson.Write(document) + Environment.NewLine;
        var result = ReportDocument.Read(document);
        return format switch
        {
            "csv" => ReportCsv.Write(result),
            "chart" => ReportChart.Render(result, canvas),
            _ => ReportTable.Render(result, canvas),
        };
    }

    private void Save(string file, string text)
    {
        var path = Path.GetFullPath(file, _connection.Terminal.WorkingDirectory);
        try
        {
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Failed, $"{path} cannot be written: {e.Message} Give another file with --out.");
        }

        _connection.Terminal.Error.WriteLine($"Written: {path} ({new FileInfo(path).Length.ToString("N0", CultureInfo.InvariantCulture)} bytes)");
    }
}
