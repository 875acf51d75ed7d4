using System.Globalization;
using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Reads a date from text by $dateFromString's format letters.</summary>
internal static class DateFormatParsing
{
    private const string Letters = "YmdHMSLjGVuzZbB%";

    /// <exception cref="MongoErrorException">Code 18536 or 18535: a letter that no date can be read by.</exception>
    public static void Check(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
                continue;
            if (++i == format.Length)
                throw new MongoErrorException(18535, "Unmatched '%' at end of format string");
            if (!Letters.Contains(format[i], StringComparison.Ordinal))
                throw new MongoErrorException(18536, $"Invalid format character '%{format[i]}' in format string");
        }
    }

    /// <param name="text">The date.</param>
    /// <param name="format">A format that <see cref="Check"/> accepts.</param>
    /// <param name="zone">Where the text means a wall clock, because it names no offset of its own.</param>
    /// <param name="milliseconds">Since 1970 UTC.</param>
    /// <returns>False when the text does not follow the format, or tells no whole date.</returns>
    public static bool TryParse(string text, string format, TimeZoneInfo zone, out long milliseconds)
    {
        milliseconds = 0;
        var parts = new Dictionary<char, int>();
        TimeSpan? offset = null;
        var at = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                if (at >= text.Length || text[at++] != format[i])
                    return false;
            }
            else if (!Read(format[++i], text, ref at, parts, ref offset))
            {
                return false;
            }
        }

        if (at != text.Length || Date(parts) is not { } date || Time(parts) is not { } time || (offset is not null && !ReferenceEquals(zone, TimeZoneInfo.Utc)))
            return false;
        milliseconds = offset is { } given ? Dates.FromLocal(date + time, TimeZoneInfo.Utc) - (long)given.TotalMilliseconds : Dates.FromLocal(date + time, zone);
        return true;
    }

    private static bool Read(char letter, string text, ref int at, Dictionary<char, int> parts, ref TimeSpan? offset)
    {
        switch (letter)
        {
            case '%':
                return at < text.Length && text[at++] == '%';
            case 'b' or 'B':
                var end = at;
                while (end < text.Length && char.IsAsciiLetter(text[end]) && (letter == 'B' || end - at < 3))
                    end++;
                parts['m'] = DateParsing.MonthOf(text[at..end]);
                at = end;
                return parts['m'] > 0;
            case 'z':
                var length = at < text.Length && text[at] == 'Z' ? 1 : text.AsSpan(at).IndexOfAnyExcept("+-:0123456789") is >= 0 and var stop ? stop : text.Length - at;
                offset = length == 1 ? TimeSpan.Zero : DateParsing.Offset(text.Substring(at, length));
                at += length;
                return offset is not null;
            case 'Z':
                var negative = at < text.Length && text[at] == '-';
                at += at < text.Length && text[at] is '+' or '-' ? 1 : 0;
                if (!Number(text, ref at, 4, out var minutes))
                    return false;
                offset = TimeSpan.FromMinutes(negative ? -minutes : minutes);
                return true;
            default:
                var digits = letter switch { 'Y' or 'G' => 4, 'L' or 'j' => 3, 'u' => 1, _ => 2 };
                var ok = Number(text, ref at, digits, out var number);
                parts[letter] = number;
                return ok;
        }
    }

    private static DateTime? Date(Dictionary<char, int> parts)
    {
        if (parts.TryGetValue('G', out var isoYear) && isoYear > 0)
        {
            var (week, weekday) = (parts.GetValueOrDefault('V', 1), parts.GetValueOrDefault('u', 1));
            return week is >= 1 and <= 53 && weekday is >= 1 and <= 7 ? ISOWeek.ToDateTime(isoYear, week, DayOfWeek.Monday).AddDays(weekday - 1) : null;
        }

        if (!parts.TryGetValue('Y', out var year) || year < 1)
            return null;
        if (parts.TryGetValue('j', out var ordinal))
            return ordinal is >= 1 and <= 366 ? new DateTime(year, 1, 1).AddDays(ordinal - 1) : null;
        return parts.TryGetValue('m', out var month) && parts.TryGetValue('d', out var day) && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day)
            : null;
    }

    private static TimeSpan? Time(Dictionary<char, int> parts)
    {
        int hour = parts.GetValueOrDefault('H'), minute = parts.GetValueOrDefault('M'), second = parts.GetValueOrDefault('S');
        return hour <= 23 && minute <= 59 && second <= 59 ? new TimeSpan(0, hour, minute, second, parts.GetValueOrDefault('L')) : null;
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
}
