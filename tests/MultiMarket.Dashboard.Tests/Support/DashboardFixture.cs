using System.Net.Http.Headers;
using Microsoft.Playwright;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>One host with the known orders, and one browser, for all specs.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    private static readonly TimeZoneInfo MerchantZone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Casablanca");

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The host; null where there is no browser, so that every spec is skipped.</summary>
    public HostProcess Host { get; private set; } = null!;

    /// <summary>The token that logs in.</summary>
    public string Token => File.ReadAllText(Path.Combine(Host.Data, "control.token")).Trim();

    /// <summary>The merchant's wall clock.</summary>
    public static DateTime MerchantNow => TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), MerchantZone).DateTime;

    /// <summary>The orders that the host has archived so far.</summary>
    internal IReadOnlyList<ArchivedOrder> Orders => ArchivedOrder.All(Host);

    public async Task InitializeAsync()
    {
        if (BrowserNeed.Unmet is not null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        Host = await HostProcess.StartAsync(null, "--backfill", "0", "--seed", "7");
        await CalmAsync();
        var found = (await Host.CountsAsync()).Found;
        foreach (var (folder, name, content) in KnownOrders.Files(MerchantNow)) Host.Drop(folder, name, content);
        Host.Drop("site_web", "sans-produits.json", "{\"order_id\":\"R1\",\"client_id\":\"C0666\",\"produits\":[]}"u8.ToArray());
        Host.Drop("boutique_physique", "coupe.json", "{\"order_id\":\"R2\","u8.ToArray());
        await Host.CountsBecomeAsync("every known file is taken in", c => c.Found >= found + (3 * KnownOrders.PerChannel) + 2 && c.InFlight == 0, seconds: 60);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Host is not null) await Host.DisposeAsync();
    }

    /// <summary>Opens a page of the host in a browser profile of its own.</summary>
    internal Task<Visit> VisitAsync(string path, VisitOptions? options = null) => Visit.OpenAsync(_browser!, Host.Url, path, options ?? new VisitOptions());

    /// <summary>Opens a page of another host.</summary>
    internal Task<Visit> VisitAsync(HostProcess host, string path) => Visit.OpenAsync(_browser!, host.Url, path, new VisitOptions());

    // The simulators run, so that there is something to pause, but write nothing while the specs count.
    private async Task CalmAsync()
    {
        Host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var answer = await Host.Http.PostAsync(Host.Url + "/api/channels/all/rate?rate=24h", null);
        answer.EnsureSuccessStatusCode();
    }
}

/// <summary>The specs that share the host and the browser.</summary>
[CollectionDefinition(Name)]
public sealed class DashboardCollection : ICollectionFixture<DashboardFixture>
{
    public const string Name = "dashboard";
}
