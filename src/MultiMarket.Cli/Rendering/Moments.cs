using System.Globalization;

namespace MultiMarket.Cli.Rendering;

/// <summary>Moments and durations for people.</summary>
internal static class Moments
{
    /// <summary>A moment in the reader's time zone, to the second.</summary>
    public static string Write(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A duration in its two largest units, such as <c>2 min 10 s</c>.</summary>
    public static string Write(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{(int)span.TotalSeconds} s",
        { TotalMinutes: < 60 } => $"{span.Minutes} min {span.Seconds} s",
        { TotalHours: < 24 } => $"{span.Hours} h {span.Minutes} min",
        _ => $"{(int)span.TotalDays} d {span.Hours} h",
    };

    /// <summary>The time between two moments; none when the clock was set back in between.</summary>
    public static string Since(DateTimeOffset begin, DateTimeOffset end) => Write(end > begin ? end - begin : TimeSpan.Zero);

    /// <summary>A short duration in milliseconds, or in seconds from 10 s on.</summary>
    public static string Milliseconds(double ms) => ms switch
    {
        < 10 => ms.ToString("0.0", CultureInfo.InvariantCulture) + " ms",
        < 10_000 => ms.ToString("0", CultureInfo.InvariantCulture) + " ms",
        _ => (ms / 1000).ToString("0.0", CultureInfo.InvariantCulture) + " s",
    };
}
