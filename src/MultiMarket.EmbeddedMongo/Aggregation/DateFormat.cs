using System.Globalization;
using System.Text;
using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$dateToString's format letters.</summary>
internal static class DateFormat
{
    /// <summary>E.g. <c>2025-04-26T14:00:00.000Z</c>.</summary>
    public static string Iso(long milliseconds) => Format(milliseconds, "%Y-%m-%dT%H:%M:%S.%LZ", TimeZoneInfo.Utc);

    /// <exception cref="MongoErrorException">Code 18536: an unknown letter.</exception>
    public static void Check(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
                continue;
            if (++i == format.Length)
                throw new MongoErrorException(18535, "Unmatched '%' at end of format string");
            if (!"dGHjLmMSuUVwYzZbB%".Contains(format[i], StringComparison.Ordinal))
                throw new MongoErrorException(18536, $"Invalid format character '%{format[i]}' in format string");
        }
    }

    public static string Format(long milliseconds, string format, TimeZoneInfo zone)
    {
        var local = Dates.Local(milliseconds, zone);
        var text = new StringBuilder(format.Length + 16);
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%')
                Append(text, format[++i], local, milliseconds, zone);
            else
                text.Append(format[i]);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, char letter, DateTime local, long milliseconds, TimeZoneInfo zone)
    {
        var culture = CultureInfo.InvariantCulture;
        switch (letter)
        {
            case 'Y': text.Append(culture, $"{local.Year:D4}"); break;
            case 'm': text.Append(culture, $"{local.Month:D2}"); break;
            case 'd': text.Append(culture, $"{local.Day:D2}"); break;
            case 'H': text.Append(culture, $"{local.Hour:D2}"); break;
            case 'M': text.Append(culture, $"{local.Minute:D2}"); break;
            case 'S': text.Append(culture, $"{local.Second:D2}"); break;
            case 'L': text.Append(culture, $"{local.Millisecond:D3}"); break;
            case 'j': text.Append(culture, $"{local.DayOfYear:D3}"); break;
            case 'w': text.Append((int)local.DayOfWeek + 1); break;
            case 'u': text.Append(IsoDay(local)); break;
            case 'U': text.Append(culture, $"{SundayWeek(local):D2}"); break;
            case 'V': text.Append(culture, $"{ISOWeek.GetWeekOfYear(local):D2}"); break;
            case 'G': text.Append(culture, $"{ISOWeek.GetYear(local):D4}"); break;
            case 'b': text.Append(local.ToString("MMM", culture)); break;
            case 'B': text.Append(local.ToString("MMMM", culture)); break;
            case 'z': text.Append(OffsetText(Offset(milliseconds, zone))); break;
            case 'Z': text.Append(culture, $"{(int)Offset(milliseconds, zone).TotalMinutes}"); break;
            default: text.Append('%'); break;
        }
    }

    public static int IsoDay(DateTime date) => date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;

    /// <summary>Weeks begin on Sunday; days before the first Sunday are in week 0.</summary>
    public static int SundayWeek(DateTime date) => (date.DayOfYear + 6 - (int)date.DayOfWeek) / 7;

    private static TimeSpan Offset(long milliseconds, TimeZoneInfo zone) => zone.GetUtcOffset(Dates.Utc(milliseconds));

    private static string OffsetText(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):D2}{Math.Abs(offset.Minutes):D2}");
}
