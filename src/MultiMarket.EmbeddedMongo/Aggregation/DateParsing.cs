using System.Globalization;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Dates written as text, in ISO 8601 and its usual variations.</summary>
internal static class DateParsing
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd", "yyyyMMdd'T'HHmmssK", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzz", "yyyy-MM-dd'T'HH:mm:sszz", "yyyy/MM/dd", "yyyy-M-d",
    ];

    /// <param name="text">The date.</param>
    /// <param name="zone">Where the text means a wall clock, because it names no offset of its own.</param>
    /// <param name="milliseconds">Since 1970 UTC.</param>
    public static bool TryParse(string text, TimeZoneInfo zone, out long milliseconds)
    {
        milliseconds = 0;
        var trimmed = text.EndsWith("GMT", StringComparison.Ordinal) || text.EndsWith("UTC", StringComparison.Ordinal) ? text[..^3].TrimEnd() + "Z" : text;
        if (!DateTimeOffset.TryParseExact(trimmed, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return false;
        var hasOffset = DateTime.TryParseExact(trimmed, Formats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed) && parsed.Kind != DateTimeKind.Unspecified;
        milliseconds = hasOffset ? moment.ToUnixTimeMilliseconds() : Dates.FromLocal(moment.DateTime, zone);
        return true;
    }

    /// <summary>Reads text by $dateFromString's format letters.</summary>
    public static bool TryParse(string text, string format, TimeZoneInfo zone, out long milliseconds)
    {
        milliseconds = 0;
        int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0, dayOfYear = 0;
        TimeSpan? offset = null;
        var at = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                if (at >= text.Length || text[at++] != format[i])
                    return false;
                continue;
            }

            var letter = format[++i];
            var ok = letter switch
            {
                'Y' => Number(text, ref at, 4, out year),
                'm' => Number(text, ref at, 2, out month),
                'd' => Number(text, ref at, 2, out day),
                'H' => Number(text, ref at, 2, out hour),
                'M' => Number(text, ref at, 2, out minute),
                'S' => Number(text, ref at, 2, out second),
                'L' => Number(text, ref at, 3, out millisecond),
                'j' => Number(text, ref at, 3, out dayOfYear),
                'z' => Offset(text, ref at, out offset),
                _ => at < text.Length && text[at++] == letter,
            };
            if (!ok)
                return false;
        }

        if (at != text.Length || year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        var local = new DateTime(year, month, day, hour, minute, second, millisecond);
        if (dayOfYear > 0)
            local = new DateTime(year, 1, 1, hour, minute, second, millisecond).AddDays(dayOfYear - 1);
        milliseconds = offset is { } given
            ? Dates.FromLocal(local, TimeZoneInfo.Utc) - (long)given.TotalMilliseconds
            : Dates.FromLocal(local, zone);
        return true;
    }

    private static bool Number(string text, ref int at, int digits, out int number)
    {
        var end = at;
        while (end < text.Length && end - at < digits && char.IsAsciiDigit(text[end]))
            end++;
        var ok = int.TryParse(text.AsSpan(at..end), NumberStyles.None, CultureInfo.InvariantCulture, out number);
        at = end;
        return ok;
    }

    private static bool Offset(string text, ref int at, out TimeSpan? offset)
    {
        offset = null;
        if (at < text.Length && text[at] == 'Z')
        {
            at++;
            offset = TimeSpan.Zero;
            return true;
        }

        if (at >= text.Length || text[at] is not ('+' or '-'))
            return false;
        var sign = text[at++] == '-' ? -1 : 1;
        if (!Number(text, ref at, 2, out var hours))
            return false;
        if (at < text.Length && text[at] == ':')
            at++;
        Number(text, ref at, 2, out var minutes);
        offset = sign * new TimeSpan(hours, minutes, 0);
        return true;
    }
}
