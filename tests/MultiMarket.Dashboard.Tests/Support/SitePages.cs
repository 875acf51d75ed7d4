namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>One page of the dashboard.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Name">Its name in files.</param>
/// <param name="Filled">A selector of what is there once the page shows its figures.</param>
internal sealed record SitePage(string Path, string Name, string Filled)
{
    public Task IsFilledAsync(Visit visit) => visit.Page.Locator(Filled).First.WaitForAsync();
}

/// <summary>The pages of the dashboard.</summary>
internal static class SitePages
{
    public static IReadOnlyList<SitePage> All { get; } =
    [
        new("/", "vue-d-ensemble", "[data-figure=ca]"),
        new("/temps-reel", "temps-reel", "[data-figure=derniere-minute]"),
        new("/sante", "sante", "[data-figure=inserees]"),
    ];

    public static SitePage Of(string path) => All.Single(p => p.Path == path);
}
