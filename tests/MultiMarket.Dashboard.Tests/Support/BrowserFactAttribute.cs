namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>A fact that needs a browser: skipped by name where it is absent, but not where <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = BrowserNeed.Unmet;
}

/// <summary>A theory that needs a browser, as <see cref="BrowserFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = BrowserNeed.Unmet;
}

/// <summary>Whether there is a browser to test with.</summary>
internal static class BrowserNeed
{
    /// <summary>Why browser specs are skipped; null when they run.</summary>
    public static string? Unmet { get; } =
        Environment.GetEnvironmentVariable("CI") == "true" || Chromium.IsInstalled ? null : "chromium is not installed (Debian: apt install chromium)";
}
