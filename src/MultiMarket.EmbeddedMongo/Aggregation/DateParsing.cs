using System.Globalization;
using System.Text.RegularExpressions;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Dates written as text, in ISO 8601 and the other forms that people write.</summary>
internal static partial class DateParsing
{
    private static readonly string[] Months =
        [.. Enumerable.Range(1, 12).Select(month => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month).ToUpperInvariant())];

    /// <summary>Zone names that are no names of a place, with their hours east of Greenwich.</summary>
    private static readonly Dictionary<string, double> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0, ["BST"] = 1, ["CET"] = 1, ["WEST"] = 1, ["CEST"] = 2, ["EET"] = 2, ["EEST"] = 3, ["MSK"] = 3,
        ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7, ["JST"] = 9,
    };

    /// <param name="text">The date.</param>
    /// <param name="zone">Where the text means a wall clock, because it names no offset of its own.</param>
    /// <param name="milliseconds">Since 1970 UTC.</param>
    /// <returns>False when the text is no whole date, or names a zone though another one is given.</returns>
    public static bool TryParse(string text, TimeZoneInfo zone, out long milliseconds)
    {
        milliseconds = 0;
        var match = Written().Match(text);
        if (!match.Success || Date(match) is not { } date)
            return false;
        int hour = Number(match, "hour", 0), minute = Number(match, "minute", 0), second = Number(match, "second", 0);
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
                return false;
            hour = hour % 12 + (match.Groups["half"].Value is "p" or "P" ? 12 : 0);
        }

        if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && minute + second > 0))
            return false;
        var fraction = match.Groups["fraction"].Value.PadRight(3, '0')[..3];
        var local = date.AddHours(hour).AddMinutes(minute).AddSeconds(second).AddMilliseconds(int.Parse(fraction, CultureInfo.InvariantCulture));
        var named = match.Groups["zone"].Value;
        var actual = named.Length == 0 ? zone : ReferenceEquals(zone, TimeZoneInfo.Utc) ? Zone(named) : null;
        if (actual is null)
            return false;
        milliseconds = Dates.FromLocal(local, actual);
        return true;
    }

    /// <summary>Number of the month whose name begins like this, or 0.</summary>
    public static int MonthOf(string name) => name.Length < 3 ? 0 : Array.IndexOf(Months, name[..3].ToUpperInvariant()) + 1;

    /// <summary>Minutes east of Greenwich, as +hh:mm, +hhmm or +hh.</summary>
    public static TimeSpan? Offset(string text)
    {
        var match = OffsetText().Match(text);
        if (!match.Success)
            return null;
        var minutes = Number(match, "hours", 0) * 60 + Number(match, "minutes", 0);
        return TimeSpan.FromMinutes(text[0] == '-' ? -minutes : minutes);
    }

    /// <summary>What a zone at the end of a text means; null when it is unknown.</summary>
    private static TimeZoneInfo? Zone(string name) =>
        Offset(name) is { } offset ? TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name)
        : Abbreviations.TryGetValue(name, out var hours) ? TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.FromHours(hours), name, name)
        : name.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : null;

    private static DateTime? Date(Match match)
    {
        var year = Number(match, "year", 0);
        if (year < 1)
            return null;
        if (match.Groups["week"].Success)
            return Number(match, "week", 0) is >= 1 and <= 53 and var week ? ISOWeek.ToDateTime(year, week, DayOfWeek.Monday).AddDays(Number(match, "weekday", 1) - 1) : null;
        if (match.Groups["ordinal"].Success)
            return Number(match, "ordinal", 0) is >= 1 and <= 366 and var ordinal ? new DateTime(year, 1, 1).AddDays(ordinal - 1) : null;
        var month = match.Groups["name"].Success ? MonthOf(match.Groups["name"].Value) : Number(match, "month", 0);
        var day = Number(match, "day", 1);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;
    }

    private static int Number(Match match, string group, int fallback) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : fallback;

    [GeneratedRegex("""
        ^\s*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?
        (?: (?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2}) | (?<year>\d{4})/(?<month>\d{1,2})/(?<day>\d{1,2}) | (?<year>\d{4})(?<month>\d\d)(?<day>\d\d)
          | (?<year>\d{4})-?W(?<week>\d\d)(?:-?(?<weekday>[1-7]))? | (?<year>\d{4})-(?<ordinal>\d{3}) | (?<year>\d{4})-(?<month>\d\d)
          | (?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4}) | (?<day>\d{1,2})[-.](?<month>\d{1,2})[-.](?<year>\d{4})
          | (?<day>\d{1,2})(?:st|nd|rd|th)?[\s-](?<name>[a-z]{3,9})\.?[\s,-]+(?<year>\d{4}) | (?<name>[a-z]{3,9})\.?[\s-](?<day>\d{1,2})(?:st|nd|rd|th)?[\s,-]+(?<year>\d{4}) )
        (?: (?:[T\s]|,\s)\s*(?<hour>\d{1,2}):(?<minute>\d\d)(?: :(?<second>\d\d)(?:[.,:](?<fraction>\d+))? )?(?:\s*(?<half>[ap])\.?m\.?)?
          | T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d) )?
        \s*(?<zone> [+-]\d\d(?::?\d\d)? | [a-z]{1,5} | [a-z_]+/[a-z_/+-]+\d* )?\s*$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    [GeneratedRegex(@"^[+-](?<hours>\d\d)(?::?(?<minutes>\d\d))?$", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetText();
}
