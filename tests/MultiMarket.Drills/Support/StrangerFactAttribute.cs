namespace MultiMarket.Drills.Support;

/// <summary>A fact about permissions: the host runs as an account that has none of its own; skipped by name where that cannot be done.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StrangerFactAttribute : FactAttribute
{
    public StrangerFactAttribute()
    {
        if (!Stranger.IsAvailable) Skip = "a host cannot be started as another account here";
    }
}
