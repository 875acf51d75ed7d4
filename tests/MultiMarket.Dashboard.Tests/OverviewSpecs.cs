using System.Globalization;
using Microsoft.Playwright;
using MultiMarket.Dashboard.Tests.Support;

namespace MultiMarket.Dashboard.Tests;

/// <summary>The overview against figures computed from the archived files.</summary>
[Collection(DashboardCollection.Name)]
public sealed class OverviewSpecs(DashboardFixture dashboard)
{
    private static readonly (string Channel, string Name)[] Channels = [("web", "Web"), ("mobile", "Mobile"), ("boutique", "Boutique")];

    [BrowserFact]
    public async Task The_tiles_show_the_figures_of_the_last_twelve_months()
    {
        await using var visit = await dashboard.VisitAsync("/");
        var orders = OfLastTwelveMonths();
        var counted = orders.Where(o => o.Counts).ToList();

        await FigureBecomesAsync(visit, "ca", French.Money(counted.Sum(o => o.Amount)));
        await FigureBecomesAsync(visit, "commandes", French.Count(counted.Count));
        await FigureBecomesAsync(visit, "panier", French.Money(Math.Round(counted.Sum(o => o.Amount) / counted.Count, 2)));
        await FigureBecomesAsync(visit, "annulation", French.Rate((decimal)orders.Count(o => o.Status == "annulée") / orders.Count));
        await FigureBecomesAsync(visit, "articles", French.Amount((decimal)counted.Sum(o => o.Lines.Sum(l => l.Quantity)) / counted.Count));
        await FigureBecomesAsync(visit, "clients", French.Count(counted.Select(o => o.Client).Distinct().Count()));
    }

    [BrowserFact]
    public async Task Revenue_by_month_and_channel_with_the_average_of_the_months_there_are()
    {
        await using var visit = await dashboard.VisitAsync("/");
        var orders = dashboard.Orders.Where(o => o.Counts).ToList();
        var now = DashboardFixture.MerchantNow;
        var months = Enumerable.Range(-11, 12).Select(i => now.AddMonths(i).ToString("yyyy-MM", CultureInfo.InvariantCulture)).ToList();

        var rows = await new Card(visit.Page, "ca-par-periode").RowsAsync();

        rows.Select(r => r[0]).ShouldBe(months.Select(French.Month));
        foreach (var (row, month) in rows.Zip(months))
        {
            var ofMonth = orders.Where(o => o.Month == month).ToList();
            row[1..4].ShouldBe(Channels.Select(c => French.Amount(ofMonth.Where(o => o.Channel == c.Channel).Sum(o => o.Amount))), month);
            row[4].ShouldBe(French.Amount(ofMonth.Sum(o => o.Amount)), month);
        }
    }

    [BrowserFact]
    public async Task The_best_products_by_quantity_and_by_revenue()
    {
        var lines = OfLastTwelveMonths().Where(o => o.Counts).SelectMany(o => o.Lines).GroupBy(l => l.Product)
            .ToDictionary(g => g.Key, g => (Quantity: g.Sum(l => l.Quantity), Revenue: g.Sum(l => l.Quantity * l.Price)));
        await using var visit = await dashboard.VisitAsync("/");
        var card = new Card(visit.Page, "produits");

        var byQuantity = await card.RowsAsync();
        byQuantity.Select(r => r[2]).ShouldBe(lines.Values.Select(v => v.Quantity).OrderDescending().Take(10).Select(q => French.Count(q)));
        foreach (var row in byQuantity) row[2..].ShouldBe([French.Count(lines[row[0]].Quantity), French.Amount(lines[row[0]].Revenue)]);

        await card.Button("CA").ClickAsync();
        await visit.Page.WaitForURLAsync("**/?produits=ca");
        var expected = lines.Values.Select(v => v.Revenue).OrderDescending().Take(10).Select(French.Amount).ToList();
        await Eventually.BecomesAsync("the products are ranked by revenue", card.RowsAsync, rows => rows.Select(r => r[3]).SequenceEqual(expected), TimeSpan.FromSeconds(10));
    }

    [BrowserFact]
    public async Task Cancellations_and_average_orders_per_channel_with_n()
    {
        await using var visit = await dashboard.VisitAsync("/");
        var orders = OfLastTwelveMonths();

        (await new Card(visit.Page, "annulations").RowsAsync()).ShouldBe(Channels.Select(c =>
        {
            var all = orders.Where(o => o.Channel == c.Channel).ToList();
            var cancelled = all.Count(o => o.Status == "annulée");
            return new[] { c.Name, French.Count(all.Count), French.Count(cancelled), French.Rate((decimal)cancelled / all.Count) };
        }), ignoreOrder: true);
        (await new Card(visit.Page, "paniers").RowsAsync()).ShouldBe(Channels.Select(c =>
        {
            var counted = orders.Where(o => o.Channel == c.Channel && o.Counts).ToList();
            var revenue = counted.Sum(o => o.Amount);
            return new[] { c.Name, French.Count(counted.Count), French.Amount(revenue), French.Amount(revenue / counted.Count) };
        }), ignoreOrder: true);
    }

    [BrowserFact]
    public async Task A_click_on_a_month_narrows_the_page_and_lists_its_orders()
    {
        await using var visit = await dashboard.VisitAsync("/");
        var months = await new Card(visit.Page, "ca-par-periode").RowsAsync();
        var last = DashboardFixture.MerchantNow.AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

        await new Card(visit.Page, "ca-par-periode").Link(months.Length - 2).ClickAsync();

        await visit.Page.WaitForURLAsync($"**/?mois={last}&commandes=oui");
        var orders = dashboard.Orders.Where(o => o.Counts && o.Month == last).ToList();
        await FigureBecomesAsync(visit, "ca", French.Money(orders.Sum(o => o.Amount)));
        var listed = await Eventually.BecomesAsync("its orders are listed", new Card(visit.Page, "commandes").RowsAsync, rows => rows.Length == Math.Min(50, orders.Count), TimeSpan.FromSeconds(10));
        listed.Select(r => r[1]).ShouldBeSubsetOf(orders.Select(o => $"{o.Channel}:{o.Id}"));
    }

    [BrowserFact]
    public async Task A_click_on_a_channel_narrows_the_page_to_it()
    {
        await using var visit = await dashboard.VisitAsync("/");
        await new Card(visit.Page, "annulations").Link(0).ClickAsync();
        await visit.Page.WaitForURLAsync("**/?canaux=*&commandes=oui");

        var channel = new Uri(visit.Page.Url).Query.Split('=', '&')[1];
        await FigureBecomesAsync(visit, "ca", French.Money(OfLastTwelveMonths().Where(o => o.Counts && o.Channel == channel).Sum(o => o.Amount)));
    }

    [BrowserFact]
    public async Task Filters_stand_in_the_address_and_survive_a_reload()
    {
        await using var visit = await dashboard.VisitAsync("/");
        await visit.Page.SelectOptionAsync("#filtre-periode", "Days30");
        await visit.Page.WaitForURLAsync("**/?periode=30j");
        await visit.Page.UncheckAsync("input[name=canal-web]");
        await visit.Page.WaitForURLAsync("**/?periode=30j&canaux=mobile,boutique");
        var from = DashboardFixture.MerchantNow.Date.AddDays(-29);
        var expected = French.Money(dashboard.Orders.Where(o => o.Counts && o.Channel != "web" && o.At >= from).Sum(o => o.Amount));
        await FigureBecomesAsync(visit, "ca", expected);

        await visit.GoAsync(new Uri(visit.Page.Url).PathAndQuery);

        await FigureBecomesAsync(visit, "ca", expected);
        (await visit.Page.IsCheckedAsync("input[name=canal-web]")).ShouldBeFalse();
    }

    [BrowserFact]
    public async Task A_stored_order_is_on_the_page_without_a_reload()
    {
        await using var visit = await dashboard.VisitAsync("/");
        await FigureBecomesAsync(visit, "commandes", French.Count(OfLastTwelveMonths().Count(o => o.Counts)));
        var before = dashboard.Orders.Count;

        dashboard.Host.Drop("site_web", "direct.json", KnownOrders.Placed("DIRECT", "C7777", "1 rue du Test", DashboardFixture.MerchantNow.AddMinutes(-1)));

        await Eventually.TrueAsync("the order is archived", () => dashboard.Orders.Count == before + 1, TimeSpan.FromSeconds(10));
        await FigureBecomesAsync(visit, "commandes", French.Count(OfLastTwelveMonths().Count(o => o.Counts)));
    }

    private static Task FigureBecomesAsync(Visit visit, string figure, string text) =>
        Assertions.Expect(visit.Page.Locator($"[data-figure={figure}]")).ToHaveTextAsync(text, new LocatorAssertionsToHaveTextOptions { Timeout = 10_000 });

    private List<ArchivedOrder> OfLastTwelveMonths()
    {
        var now = DashboardFixture.MerchantNow;
        var from = new DateTime(now.Year, now.Month, 1).AddMonths(-11);
        return [.. dashboard.Orders.Where(o => o.At >= from)];
    }
}
