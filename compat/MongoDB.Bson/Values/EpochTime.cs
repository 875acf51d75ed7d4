using System.Globalization;

namespace MongoDB.Bson;

/// <summary>Dates as milliseconds since 1970-01-01 UTC.</summary>
internal static class EpochTime
{
    private static readonly long MinMilliseconds = ToMilliseconds(DateTime.MinValue);
    private static readonly long MaxMilliseconds = ToMilliseconds(DateTime.MaxValue);

    public static long ToMilliseconds(DateTime value)
    {
        // The two ends of the range are taken as they are, whatever the zone, so that they come back as they were.
        var utc = value == DateTime.MinValue || value == DateTime.MaxValue ? value : value.ToUniversalTime();
        return (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
    }

    public static bool FitsDateTime(long milliseconds) => milliseconds >= MinMilliseconds && milliseconds <= MaxMilliseconds;

    public static DateTime ToDateTime(long milliseconds)
    {
        if (!FitsDateTime(milliseconds))
        {
            throw new ArgumentOutOfRangeException(
                nameof(milliseconds), milliseconds, $"A DateTime reaches from {MinMilliseconds} to {MaxMilliseconds} milliseconds since 1970-01-01 UTC.");
        }

        return milliseconds == MaxMilliseconds
            ? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc)
            : DateTime.UnixEpoch.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond);
    }

    /// <summary>ISO 8601 in UTC, with milliseconds only where they are not zero.</summary>
    public static string Format(long milliseconds) => ToDateTime(milliseconds).ToString(
        milliseconds % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
