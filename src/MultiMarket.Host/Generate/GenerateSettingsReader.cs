using System.Globalization;
using MultiMarket.Domain.Simulation.Parameters;
using MultiMarket.Host.Settings;

namespace MultiMarket.Host.Generate;

/// <summary>Reads what <c>generate</c> is to do.</summary>
/// <param name="option">The text given for an option, or null.</param>
/// <param name="hostSettings">Data folder and warehouse.</param>
/// <param name="today">The day; no order can be dated after it.</param>
/// <param name="workingDirectory">Where relative paths begin.</param>
internal sealed class GenerateSettingsReader(Func<string, string?> option, HostSettings hostSettings, DateOnly today, string workingDirectory)
{
    private const long MaxOrders = 1_000_000_000;
    private const int MaxThreads = 256;
    private const int UsualSeed = 42;
    private const int UsualMonths = 24;
    private static readonly DayRange OmniMarketDays = new(new(2023, 1, 1), new(2024, 12, 31));

    /// <exception cref="SettingException">An option makes no sense.</exception>
    public GenerateSettings Read()
    {
        var profile = Profile();
        var (target, folder) = Target();
        var dirty = Dirty();
        if (dirty > 0 && target == GenerateTarget.Warehouse)
            throw new SettingException($"{GenerateOptions.Dirty}: a warehouse takes good orders only; dirty ones go with {GenerateOptions.Into} folders, where the ingest finds them, or with dir:PATH.");
        return new GenerateSettings(
            profile,
            Number(GenerateOptions.Orders, profile.Orders, 1, MaxOrders, "a number of orders"),
            Days(profile),
            (int)(Number(SettingNames.Seed, hostSettings.Seed ?? UsualSeed, 0, int.MaxValue, "a whole number")),
            target,
            folder,
            dirty,
            (int)Number(GenerateOptions.Threads, Environment.ProcessorCount, 1, MaxThreads, "a number of threads"),
            hostSettings);
    }

    private SimulationProfile Profile() => Given(GenerateOptions.Profile) is not { } name
        ? SimulationProfile.MultiMarket
        : SimulationProfile.Find(name) ?? throw Refused(GenerateOptions.Profile, name, string.Join(" or ", SimulationProfile.All.Select(p => p.Name)));

    private (GenerateTarget Target, string? Folder) Target()
    {
        const string Prefix = "dir:";
        var text = Given(GenerateOptions.Into) ?? "folders";
        if (text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length > Prefix.Length) return (GenerateTarget.Files, Path.GetFullPath(text[Prefix.Length..], workingDirectory));
        return text switch
        {
            "folders" => (GenerateTarget.Folders, null),
            "warehouse" => (GenerateTarget.Warehouse, null),
            _ => throw Refused(GenerateOptions.Into, text, "folders, warehouse or dir:PATH"),
        };
    }

    private DayRange Days(SimulationProfile profile)
    {
        var isOmniMarket = profile == SimulationProfile.OmniMarket360;
        var last = Day(GenerateOptions.To) ?? (isOmniMarket ? OmniMarketDays.Last : today.AddDays(-1));
        var first = Day(GenerateOptions.From) ?? (isOmniMarket ? OmniMarketDays.First : last.AddMonths(-UsualMonths).AddDays(1));
        if (last > today) throw new SettingException($"{GenerateOptions.To}: {last:yyyy-MM-dd} lies ahead; give a day up to {today:yyyy-MM-dd}.");
        return first <= last ? new DayRange(first, last) : throw new SettingException($"{GenerateOptions.From}: {first:yyyy-MM-dd} is later than the last day, {last:yyyy-MM-dd}.");
    }

    private DateOnly? Day(string name)
    {
        if (Given(name) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 2000
            ? day
            : throw Refused(name, text, "a day from 2000 on, such as 2024-12-31");
    }

    private decimal Dirty()
    {
        if (Given(GenerateOptions.Dirty) is not { } text) return 0;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? percent
            : throw Refused(GenerateOptions.Dirty, text, "a number from 0 to 100");
    }

    private long Number(string name, long fallback, long least, long most, string what)
    {
        if (Given(name) is not { } text) return fallback;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Refused(name, text, $"{what} from {least} to {most}");
    }

    private string? Given(string name) => option(name) is { Length: > 0 } text ? text : null;

    private static SettingException Refused(string name, string text, string allowed) => new($"{name}: '{text}' is not allowed; give {allowed}.");
}
