using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Simulation.Calendar;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Tests.Simulation;

/// <summary>Whether 50,000 orders over 2023 and 2024 look like those of a retailer.</summary>
public sealed class HistoryTruthSpecs
{
    private const string MultiMarket = "multimarket";
    private const string OmniMarket = "omnimarket360";

    public static TheoryData<string> Profiles => [MultiMarket, OmniMarket];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Channels_share_60_30_10(string profile)
    {
        var sales = RetailFixture.Of(profile).All.Sales;
        foreach (var (channel, share) in ((Channel, double)[])[(Channel.Web, 0.6), (Channel.Mobile, 0.3), (Channel.Boutique, 0.1)])
            RetailFixture.Share(sales, s => s.Channel == channel).ShouldBe(share, 0.01);
    }

    [Theory]
    [InlineData(MultiMarket, 2023)]
    [InlineData(MultiMarket, 2024)]
    [InlineData(OmniMarket, 2023)]
    [InlineData(OmniMarket, 2024)]
    public void Ramadan_sells_40_percent_more_than_the_days_around_it(string profile, int year)
    {
        var drawn = RetailFixture.Of(profile);
        var ramadan = DaysOf(drawn, year, Season.Ramadan);
        var around = DaysOf(drawn, year, Season.Ordinary).Where(d => d >= ramadan[0].AddDays(-28) && d <= ramadan[^1].AddDays(28)).ToArray();

        around.Length.ShouldBeGreaterThan(30);
        (PerDay(drawn, ramadan) / PerDay(drawn, around)).ShouldBe(1.4, 0.1);
    }

    [Theory]
    [InlineData(MultiMarket, 2023)]
    [InlineData(MultiMarket, 2024)]
    [InlineData(OmniMarket, 2023)]
    [InlineData(OmniMarket, 2024)]
    public void Black_Friday_sells_150_percent_more_than_the_same_weekdays_around_it(string profile, int year)
    {
        var drawn = RetailFixture.Of(profile);
        var sale = DaysOf(drawn, year, Season.BlackFriday);
        var around = Enumerable.Range(1, 4).SelectMany(week => sale.SelectMany(d => (DateOnly[])[d.AddDays(-7 * week), d.AddDays(7 * week)]))
            .Where(d => drawn.History.Model.Calendar.SeasonOf(d) == Season.Ordinary && d.Year == year).ToArray();

        sale.Length.ShouldBe(4);
        (PerDay(drawn, sale) / PerDay(drawn, around)).ShouldBe(2.5, 0.25);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Sales_seasons_sell_more(string profile)
    {
        var drawn = RetailFixture.Of(profile);
        var ordinary = PerDay(drawn, DaysOf(drawn, 2023, Season.Ordinary));

        (PerDay(drawn, DaysOf(drawn, 2023, Season.WinterSales)) / ordinary).ShouldBe(1.3, 0.08);
        (PerDay(drawn, DaysOf(drawn, 2023, Season.SummerSales)) / ordinary).ShouldBe(1.2, 0.08);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_fifth_of_the_clients_makes_four_fifths_of_the_orders(string profile)
    {
        var drawn = RetailFixture.Of(profile);
        var counts = drawn.All.Sales.GroupBy(s => s.Client.Number).Select(g => g.Count()).OrderDescending().ToArray();

        (counts.Take(1_000).Sum() / (double)RetailFixture.Count).ShouldBeInRange(0.75, 0.85);
        counts[0].ShouldBeLessThan(400, "even the best client orders less than every second day");
        counts.Length.ShouldBeGreaterThan(3_000);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void A_fifth_of_the_products_makes_four_fifths_of_the_revenue(string profile)
    {
        var revenue = RetailFixture.Of(profile).All.Sales.SelectMany(s => s.Lines).GroupBy(l => l.Product.Number).Select(g => g.Sum(l => l.Amount)).OrderDescending().ToArray();

        ((double)(revenue.Take(60).Sum() / revenue.Sum())).ShouldBeInRange(0.75, 0.87);
        revenue.Length.ShouldBeGreaterThan(290);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Hours_follow_their_profile(string profile)
    {
        var sales = RetailFixture.Of(profile).All.Sales;
        var parameters = new CalendarParameters();
        foreach (var (isOnline, hours) in ((bool, IReadOnlyList<double>)[])[(true, parameters.OnlineHours), (false, parameters.ShopHours)])
        {
            var chosen = sales.Where(s => s.Channel.Delivers == isOnline).ToArray();
            for (var hour = 0; hour < 24; hour++)
                RetailFixture.Share(chosen, s => s.PlacedAt.Hour == hour).ShouldBe(hours[hour] / hours.Sum(), isOnline ? 0.005 : 0.015);
        }

        sales.ShouldNotContain(s => s.Channel == Channel.Boutique && (s.PlacedAt.Hour < 9 || s.PlacedAt.Hour > 20));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void No_order_is_older_than_its_clients_sign_up(string profile) =>
        RetailFixture.Of(profile).All.Sales.ShouldAllBe(s => DateOnly.FromDateTime(s.PlacedAt) >= s.Client.SignedUpOn);

    private static DateOnly[] DaysOf(RetailFixture.Drawn drawn, int year, Season season) =>
    [
        .. Enumerable.Range(0, RetailFixture.TwoYears.Days).Select(i => RetailFixture.TwoYears.First.AddDays(i))
            .Where(d => d.Year == year && drawn.History.Model.Calendar.SeasonOf(d) == season),
    ];

    private static double PerDay(RetailFixture.Drawn drawn, DateOnly[] days)
    {
        var chosen = days.ToHashSet();
        return drawn.All.Sales.Count(s => chosen.Contains(DateOnly.FromDateTime(s.PlacedAt))) / (double)chosen.Count;
    }
}
