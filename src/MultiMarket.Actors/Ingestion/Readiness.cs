using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Tells a broken file from one that is still being written: a folder event fires before the writer has closed the file.</summary>
internal static class Readiness
{
    /// <summary>
    /// True when a file whose content is incomplete may still become whole: it was modified less than the settle time ago, or looks
    /// different from the last time, or has not looked the same for the settle time on our own clock (its own may lie in the future).
    /// </summary>
    public static bool MayStillGrow(FileStamp stamp, Observation? previous, DateTimeOffset now, TimeSpan settleTime)
    {
        if (previous is not null && previous.Stamp == stamp) return now - previous.Since < settleTime;
        var age = now.UtcDateTime - stamp.LastWrite;
        return previous is not null || age < settleTime;
    }

    /// <summary>What to remember of a file that may still grow.</summary>
    public static Observation Observe(FileStamp stamp, Observation? previous, DateTimeOffset now) =>
        previous is not null && previous.Stamp == stamp ? previous : new Observation(stamp, now);
}
