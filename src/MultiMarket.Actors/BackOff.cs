namespace MultiMarket.Actors;

/// <summary>Waiting times that double from a minimum to a maximum, with jitter so that many who wait do not return as one.</summary>
internal sealed class BackOff(TimeSpan min, TimeSpan max)
{
    private int _failures;

    /// <summary>The time to wait after one more failure.</summary>
    public TimeSpan Next()
    {
        var factor = Math.Pow(2, Math.Min(_failures++, 30));
        var wait = Math.Min(min.TotalMilliseconds * factor, max.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(wait * (0.75 + (Random.Shared.NextDouble() / 4)));
    }

    /// <summary>The next failure is the first again.</summary>
    public void Reset() => _failures = 0;
}
