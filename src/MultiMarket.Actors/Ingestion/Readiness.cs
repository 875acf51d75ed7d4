using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Tells a broken file from one that is still being written: a folder event fires before the writer has closed the file.</summary>
internal static class Readiness
{
    /// <summary>
    /// True when a file whose content is incomplete may still become whole: it was modified less than the settle time ago, or looks
    /// different from the last time, or has not looked the same for the settle time. That time is taken from a clock which nobody sets:
    /// the file's own may lie in the future, and the wall clock may go back.
    /// </summary>
    /// <param name="stamp">The file as it is.</param>
    /// <param name="previous">The file as it was at the last offer; null at the first.</param>
    /// <param name="now">Both clocks.</param>
    /// <param name="settleTime">How long a file must not have changed.</param>
    public static bool MayStillGrow(FileStamp stamp, Observation? previous, Moment now, TimeSpan settleTime)
    {
        if (previous is not null && previous.Stamp == stamp) return now.Steady - previous.Since < settleTime;
        return previous is not null || now.Wall.UtcDateTime - stamp.LastWrite < settleTime;
    }

    /// <summary>What to remember of a file that may still grow.</summary>
    public static Observation Observe(FileStamp stamp, Observation? previous, Moment now) =>
        previous is not null && previous.Stamp == stamp ? previous : new Observation(stamp, now.Steady);
}

/// <summary>A moment on both clocks.</summary>
/// <param name="Wall">The wall clock, which is comparable with the times of files and may be set back.</param>
/// <param name="Steady">The time since an arbitrary beginning, which only ever grows.</param>
internal readonly record struct Moment(DateTimeOffset Wall, TimeSpan Steady)
{
    /// <summary>This moment.</summary>
    public static Moment Now(TimeProvider time) => new(time.GetUtcNow(), time.GetElapsedTime(0));
}
