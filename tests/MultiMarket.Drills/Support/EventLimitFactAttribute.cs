namespace MultiMarket.Drills.Support;

/// <summary>A fact about a limit of file-system watches: skipped by name where a host cannot be given one of its own.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EventLimitFactAttribute : FactAttribute
{
    public EventLimitFactAttribute()
    {
        if (!EventLimit.IsAvailable) Skip = "a host with a limit of its own cannot be started here: user namespaces are not permitted";
    }
}
