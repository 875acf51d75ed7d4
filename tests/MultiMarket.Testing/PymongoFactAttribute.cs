using Xunit;

namespace MultiMarket.Testing;

/// <summary>A fact that needs Debian's pymongo: skipped by name where it is absent, but not where <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PymongoFactAttribute : FactAttribute
{
    public PymongoFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !Pymongo.IsAvailable) Skip = "pymongo is not installed (Debian: apt install python3-pymongo)";
    }
}
