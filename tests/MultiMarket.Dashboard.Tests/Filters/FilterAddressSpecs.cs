using MultiMarket.Dashboard.Filters;
using MultiMarket.Domain;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Periods;

namespace MultiMarket.Dashboard.Tests.Filters;

public sealed class FilterAddressSpecs
{
    [Fact]
    public void The_default_has_the_shortest_address() => FilterAddress.Write(new OverviewFilter()).ShouldBe("/");

    [Fact]
    public void Every_part_of_a_filter_stands_in_the_address() => Uri.UnescapeDataString(FilterAddress.Write(new OverviewFilter
    {
        Kind = PeriodKind.Custom,
        Custom = new DayPeriod(new DateOnly(2025, 1, 8), new DateOnly(2025, 3, 31)),
        Channels = [Channel.Web, Channel.Boutique],
        Statuses = [OrderStatus.Paid, OrderStatus.Cancelled],
        AgainstYearBefore = true,
        ProductsByRevenue = true,
        ByDay = true,
        Month = new DateOnly(2025, 2, 1),
        ShowOrders = true,
    })).ShouldBe("/?periode=perso&du=2025-01-08&au=2025-03-31&canaux=web,boutique&statuts=payée,annulée&comparaison=annee&produits=ca&pas=jour&mois=2025-02&commandes=oui");

    [Fact]
    public void What_was_written_is_read()
    {
        var random = new Random(6);
        for (var i = 0; i < 500; i++)
        {
            var filter = Draw(random);
            Read(FilterAddress.Write(filter)).ShouldBe(filter);
        }
    }

    [Theory]
    [InlineData("/?periode=siecle")]
    [InlineData("/?periode=perso")]
    [InlineData("/?periode=perso&du=2025-01-08")]
    [InlineData("/?periode=perso&du=2025-02-01&au=2025-01-01")]
    [InlineData("/?periode=perso&du=1887-01-01&au=1887-12-31")]
    [InlineData("/?periode=perso&du=9999-12-30&au=9999-12-31")]
    [InlineData("/?periode=perso&du=08/01/2025&au=09/01/2025")]
    [InlineData("/?canaux=")]
    [InlineData("/?canaux=fax,web';--")]
    [InlineData("/?statuts=perdue")]
    [InlineData("/?mois=2025-13")]
    [InlineData("/?mois=0001-01")]
    [InlineData("/?mois=janvier")]
    [InlineData("/?comparaison=siecle&produits=poids&pas=heure&commandes=non")]
    [InlineData("/?du=2025-01-01&au=2025-12-31")]
    public void What_cannot_be_read_has_its_default(string address) => Read(address).ShouldBe(new OverviewFilter());

    [Theory]
    [InlineData("/?periode=perso&du=2000-01-01&au=2099-12-31&pas=jour", false)]
    [InlineData("/?periode=perso&du=2024-01-01&au=2025-01-01&pas=jour", false)]
    [InlineData("/?periode=perso&du=2024-01-01&au=2024-12-31&pas=jour", true)]
    [InlineData("/?periode=perso&du=2000-01-01&au=2099-12-31&pas=jour&mois=2025-02", true)]
    public void A_period_is_told_by_day_when_its_days_find_room_on_a_page(string address, bool byDay) => Read(address).ByDay.ShouldBe(byDay);

    [Theory]
    [InlineData("/?canaux=boutique,web", "/?canaux=web,boutique")]
    [InlineData("/?canaux=web,web,fax", "/?canaux=web")]
    [InlineData("/?canaux=web,mobile,boutique", "/")]
    [InlineData("/?statuts=livrée,payée", "/?statuts=payée,livrée")]
    [InlineData("/?statuts=livree,PAYEE", "/?statuts=payée,livrée")]
    [InlineData("/?periode=12mois", "/")]
    public void Equal_selections_have_one_address(string given, string canonical) =>
        Uri.UnescapeDataString(FilterAddress.Write(Read(given))).ShouldBe(canonical);

    private static OverviewFilter Read(string address) => FilterAddress.Read(new Uri("http://127.0.0.1" + address));

    private static OverviewFilter Draw(Random random)
    {
        var kind = random.GetItems(Enum.GetValues<PeriodKind>(), 1)[0];
        var first = new DateOnly(2000, 1, 1).AddDays(random.Next(20_000));
        var filter = new OverviewFilter
        {
            Kind = kind,
            Custom = kind == PeriodKind.Custom ? new DayPeriod(first, first.AddDays(random.Next(1_000))) : null,
            Channels = Some(random, Channel.All),
            Statuses = Some(random, OrderStatuses.All),
            AgainstYearBefore = random.Next(2) == 0,
            ProductsByRevenue = random.Next(2) == 0,
            Month = random.Next(2) == 0 ? null : new DateOnly(2000 + random.Next(100), 1 + random.Next(12), 1),
            ShowOrders = random.Next(2) == 0,
        };
        return filter with { ByDay = filter.AllowsDays && random.Next(2) == 0 };
    }

    private static ValueList<T> Some<T>(Random random, IReadOnlyList<T> all)
    {
        var some = all.Where(_ => random.Next(2) == 0).ToValueList();
        return some.Count > 0 ? some : [all[random.Next(all.Count)]];
    }
}
