using System.CommandLine;
using System.Globalization;
using MultiMarket.Cli.CommandLine;
using MultiMarket.Cli.Http;
using MultiMarket.Cli.Rendering;
using MultiMarket.Domain.Bi;

namespace MultiMarket.Cli.Commands;

/// <summary><c>export</c>: saves the flat tables as files for spreadsheets and other tools.</summary>
internal sealed class ExportCommand : Command, IHasExamples
{
    private const string Star = "star";
    private static readonly string[] Formats = ["csv", "excel", "jsonl"];

    private readonly Option<string> _what = new("--what", "-w")
    {
        Description = "commandes (one row per order), lignes (one row per order line) or star (all flat tables)",
        HelpName = "TABLES",
        DefaultValueFactory = _ => Star,
    };

    private readonly Option<string> _format = new("--format", "-f")
    {
        Description = "csv (comma, decimal point), excel (CSV that a French Excel opens: semicolon, decimal comma) or jsonl (one object per line)",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => Formats[0],
    };

    private readonly Option<string> _out = new("--out", "-o") { Description = "Folder for the files; made when it is missing", HelpName = "DIR", Required = true };
    private readonly Option<string?> _from = new("--from") { Description = "First day included, such as 2026-01-31", HelpName = "DAY" };
    private readonly Option<string?> _to = new("--to") { Description = "Last day included", HelpName = "DAY" };
    private readonly Option<string[]> _channel = Channels.Option();
    private readonly ConnectionOptions _connection;

    public ExportCommand(ConnectionOptions connection)
        : base("export", "Saves orders, order lines or all flat tables as CSV or JSON lines")
    {
        _connection = connection;
        _what.AcceptOnly(StarTables.Orders.Name, StarTables.Lines.Name, Star);
        _format.AcceptOnly(Formats);
        foreach (var option in (Option[])[_what, _format, _out, _from, _to, _channel]) Options.Add(option);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples =>
    [
        "export --out ventes",
        "export --what lignes --format excel --from 2026-01-01 --to 2026-03-31 --out ventes",
        "export --what commandes --format jsonl --channel web --out ventes",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = _connection.Connect(parsed);
        var format = parsed.GetValue(_format)!;
        var folder = Path.GetFullPath(parsed.GetRequiredValue(_out), _connection.Terminal.WorkingDirectory);
        var query = Query(parsed, format);
        foreach (var table in Tables(parsed.GetValue(_what)!))
        {
            var file = Path.Combine(folder, $"{table.Name}.{(format == "jsonl" ? "jsonl" : "csv")}");
            var bytes = await SaveAsync(host, $"bi/{table.Name}?{query}", file, cancellationToken);
            _connection.Terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Written: {file} ({bytes:N0} bytes)"));
        }

        return ExitCode.Done;
    }

    private static IReadOnlyList<StarTable> Tables(string what) => what == Star ? StarTables.All : [StarTables.Find(what)!];

    private string Query(ParseResult parsed, string format)
    {
        (string Key, string? Value)[] query =
        [
            ("format", format),
            ("formulas", format == "csv" ? "escape" : null),
            ("from", parsed.GetValue(_from)),
            ("to", parsed.GetValue(_to)),
            ("canal", Channels.Restriction(parsed.GetValue(_channel))),
        ];
        return string.Join('&', query.Where(p => p.Value is not null).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
    }

    // Under another name until it is whole: nobody takes a part for the table, and a failure leaves the last export as it was.
    private async Task<long> SaveAsync(HostClient host, string path, string file, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // Shared with nobody: a second export into the same folder fails before it could touch this file.
            await using var part = new FileStream(file + ".part", FileMode.Create, FileAccess.Write, FileShare.None);
            return await FillAsync(host, path, part, file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ExitCode.Failed, $"{file} cannot be written: {e.Message} Give another folder with --out.");
        }
    }

    private async Task<long> FillAsync(HostClient host, string path, FileStream part, string file, CancellationToken cancellationToken)
    {
        var progress = new DownloadProgress(_connection.Terminal, Path.GetFileName(file));
        try
        {
            await host.DownloadAsync(path, part, progress.Show, cancellationToken);
            var bytes = part.Length;
            await part.DisposeAsync();
            File.Move(part.Name, file, overwrite: true);
            return bytes;
        }
        catch
        {
            File.Delete(part.Name);
            throw;
        }
        finally
        {
            progress.Clear();
        }
    }
}
