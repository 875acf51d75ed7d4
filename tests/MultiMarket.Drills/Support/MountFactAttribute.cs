namespace MultiMarket.Drills.Support;

/// <summary>A fact that mounts file systems of its own: skipped by name where that is not permitted; fault points stand in for it there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute()
    {
        if (!Mount.IsPermitted) Skip = "this account may not mount file systems";
    }
}
