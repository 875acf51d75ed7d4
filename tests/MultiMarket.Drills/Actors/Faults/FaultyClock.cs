namespace MultiMarket.Drills.Actors;

/// <summary>The clock of the system, whose calls can be made to go wrong.</summary>
internal sealed class FaultyClock(FaultyCalls faults) : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        faults.Reach(nameof(GetUtcNow));
        return base.GetUtcNow();
    }

    public override long GetTimestamp()
    {
        faults.Reach(nameof(GetTimestamp));
        return base.GetTimestamp();
    }
}
