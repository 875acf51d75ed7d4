namespace MultiMarket.Actors.Tests.Support;

/// <summary>A clock that goes on whenever somebody looks at it, as if every thread were held up there.</summary>
internal sealed class SteppingClock(TimeSpan step) : TimeProvider
{
    private long _looks;

    /// <summary>How often somebody has looked.</summary>
    public long Looks => Interlocked.Read(ref _looks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Increment(ref _looks) * step.Ticks;
}
