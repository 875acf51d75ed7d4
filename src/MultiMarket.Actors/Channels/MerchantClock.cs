namespace MultiMarket.Actors.Channels;

/// <summary>The merchant's wall clock.</summary>
internal sealed class MerchantClock(TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>The wall clock cut to seconds; of kind UTC so that nothing shifts it.</summary>
    public DateTime Now()
    {
        var local = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime;
        return DateTime.SpecifyKind(local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond)), DateTimeKind.Utc);
    }
}
