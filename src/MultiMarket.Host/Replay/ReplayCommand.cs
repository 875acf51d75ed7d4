using System.CommandLine;
using System.Globalization;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ledger;
using MultiMarket.Host.Commands;
using MultiMarket.Host.Generate;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Replay;

/// <summary><c>replay</c>: offers archived files to be taken in again.</summary>
internal sealed class ReplayCommand : Command
{
    private const int UsualMostWaiting = 5_000;

    private readonly Dictionary<string, Option<string?>> _options = SettingOptions.Create(SettingNames.Data, SettingNames.Http);
    private readonly Option<string?> _from = new("--from") { HelpName = "DAY", Description = "First day of reception, yyyy-MM-dd: a folder of the archive", Required = true };
    private readonly Option<string?> _to = new("--to") { HelpName = "DAY", Description = "Last day of reception, included [default: the last one]" };
    private readonly Option<string?> _channel = new("--channel") { HelpName = "CHANNEL", Description = "Only these channels, between commas: web, mobile, boutique [default: all]" };
    private readonly Option<string?> _mostWaiting = new("--most-waiting")
    {
        HelpName = "N",
        Description = $"Files that wait in a source folder at most while a host runs, before more are put there [default: {UsualMostWaiting}]",
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only count what would be put into the source folders" };
    private readonly Option<bool> _json = new("--json") { Description = "Print a JSON document" };

    public ReplayCommand()
        : base("replay", "Feeds archived files through the source folders again; they stay archived, and an order that is stored stays as it is")
    {
        foreach (var option in (Option[])[_from, _to, _channel, _mostWaiting, _dryRun, _json, .. _options.Values]) Options.Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = SettingOptions.Read(parsed, _options);
        var options = new ReplayOptions(Day(_from, parsed) ?? DateOnly.MinValue, Day(_to, parsed) ?? DateOnly.MaxValue, Channels(parsed)) { MostWaiting = MostWaiting(parsed) };
        if (options.First > options.Last) throw new SettingException($"--from: {options.First:yyyy-MM-dd} is later than the last day, {options.Last:yyyy-MM-dd}.");
        using var interruption = new Interruption(cancellationToken);
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var report = await new ReplayRun(settings, options, error).RunAsync(parsed.GetValue(_dryRun), interruption.Token);
        if (parsed.GetValue(_json)) output.WriteLine(report.Write());
        else ReplayText.Write(report, output, error);
        return report.Ok ? ExitCode.Done : ExitCode.Failed;
    }

    private static DateOnly? Day(Option<string?> option, ParseResult parsed)
    {
        if (parsed.GetValue(option) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new SettingException($"{option.Name}: '{text}' is not allowed; give a day such as 2026-01-31.");
    }

    private IReadOnlyList<Channel> Channels(ParseResult parsed)
    {
        if (parsed.GetValue(_channel) is not { } text || text == "all") return Channel.All;
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.FirstOrDefault(n => Channel.Find(n) is null) is { } unknown || names is []) throw new SettingException($"--channel: '{text}' is not allowed; give some of {string.Join(", ", Channel.All)}, or all.");
        return [.. Channel.All.Where(c => names.Contains(c.Name))];
    }

    private int MostWaiting(ParseResult parsed)
    {
        if (parsed.GetValue(_mostWaiting) is not { } text) return UsualMostWaiting;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= 1_000_000
            ? most
            : throw new SettingException($"--most-waiting: '{text}' is not allowed; give a number from 1 to 1000000.");
    }
}
