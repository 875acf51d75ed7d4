using Xunit;

namespace MultiMarket.Testing;

/// <summary>A fact that needs the clients from npm: skipped by name where they are absent, but not where <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !NodeClients.AreAvailable) Skip = "the npm clients are not installed (npm ci --prefix tests/clients)";
    }
}
