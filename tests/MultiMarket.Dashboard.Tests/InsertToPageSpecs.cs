using System.Globalization;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Dashboard.Tests.Support;
using Xunit.Abstractions;

namespace MultiMarket.Dashboard.Tests;

/// <summary>How long an order takes from the warehouse to an open page. The figures are written down, not judged: they are those of the machine.</summary>
[Collection(DashboardCollection.Name)]
public sealed class InsertToPageSpecs(DashboardFixture dashboard, ITestOutputHelper output)
{
    private const int Measured = 50;

    [BrowserFact]
    [Trait("Category", "Slow")]
    public async Task Fifty_orders_come_to_the_overview_one_after_the_other()
    {
        await using var visit = await dashboard.VisitAsync("/");
        await visit.Page.Locator("[data-figure=clients]").WaitForAsync();
        var before = await visit.Page.EvaluateAsync<int>(
            """
            () => {
              const read = () => +document.querySelector("[data-figure=commandes]").textContent.replace(/\D/g, "");
              window.shownAt = new Map([[read(), Date.now()]]);
              new MutationObserver(() => window.shownAt.has(read()) || window.shownAt.set(read(), Date.now()))
                .observe(document.body, { subtree: true, childList: true, characterData: true });
              return read();
            }
            """);
        var random = new Random(50);
        var latencies = new List<double>();
        for (var i = 1; i <= Measured; i++)
        {
            var id = $"LATENCE{i}";
            dashboard.Host.Drop("site_web", id + ".json", KnownOrders.Placed(id, "C5555", "5 rue du Chronomètre", DashboardFixture.MerchantNow.AddMinutes(-1)));
            var shown = await Eventually.BecomesAsync($"{id} is on the page", () => visit.Page.EvaluateAsync<double?>("count => window.shownAt.get(count)", before + i), at => at is not null, TimeSpan.FromSeconds(60));
            var order = await dashboard.Host.Orders.Find(new BsonDocument("_id", "web:" + id)).SingleAsync();
            latencies.Add(shown!.Value - order["ingestion"]["insere_le"].ToUniversalTime().Subtract(DateTime.UnixEpoch).TotalMilliseconds);
            // Orders come at any moment of a page's pace.
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(200, 2_500)), TimeProvider.System);
        }

        latencies.Sort();
        var line = string.Create(CultureInfo.InvariantCulture, $"stored to shown, {Measured} orders: p50 {latencies[Measured / 2]:0} ms, max {latencies[^1]:0} ms");
        output.WriteLine(line);
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(Programs.SourceFolder, "artifacts")).FullName, "insert-to-page.txt"), line + "\n");
    }
}
