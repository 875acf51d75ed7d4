namespace MultiMarket.Drills.Support;

/// <summary>A fact about permissions: skipped by name where a host for which they count cannot be started.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (!Unprivileged.IsAvailable) Skip = "a host without root's power over permissions cannot be started here";
    }
}
