using System.Globalization;

namespace Akka.Configuration;

/// <summary>Durations and sizes.</summary>
internal static class HoconUnits
{
    public static TimeSpan ParseDuration(string text, bool allowInfinite)
    {
        if (text == "infinite")
        {
            return allowInfinite
                ? Timeout.InfiniteTimeSpan
                : throw new FormatException("[infinite] is not allowed here: give a duration.");
        }

        var (number, unit) = Split(text);
        var milliseconds = unit switch
        {
            "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => 1,
            "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => 1e-6,
            "micro" or "micros" or "microsecond" or "microseconds" => 1e-3,
            "s" or "second" or "seconds" => 1e3,
            "m" or "minute" or "minutes" => 60e3,
            "h" or "hour" or "hours" => 3600e3,
            "d" or "day" or "days" => 86400e3,
            _ => throw new FormatException($"[{text}] is not a duration: use ms, s, m, h or d."),
        };
        return TimeSpan.FromMilliseconds(number * milliseconds);
    }

    public static long ParseSize(string text)
    {
        var (number, unit) = Split(text);
        var bytes = unit switch
        {
            "" or "b" or "B" or "byte" or "bytes" => 1L,
            "kB" => 1000L,
            "k" or "K" or "KiB" => 1L << 10,
            "mB" or "MB" => 1000_000L,
            "m" or "M" or "MiB" => 1L << 20,
            "gB" or "GB" => 1000_000_000L,
            "g" or "G" or "GiB" => 1L << 30,
            _ => throw new FormatException($"[{text}] is not a size: use k, kB, KiB, m, g and so on."),
        };
        return (long)(number * bytes);
    }

    private static (double Number, string Unit) Split(string text)
    {
        text = text.Trim();
        var length = text.TakeWhile(character => char.IsAsciiDigit(character) || character == '.').Count();
        return double.TryParse(text.AsSpan(0, length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number, text[length..].TrimStart())
            : throw new FormatException($"[{text}] does not start with a number.");
    }
}
