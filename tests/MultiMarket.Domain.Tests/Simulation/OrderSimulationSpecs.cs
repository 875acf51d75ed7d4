using System.Buffers;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Simulation;
using static MultiMarket.Domain.Tests.Support.OrderText;

namespace MultiMarket.Domain.Tests.Simulation;

public sealed class OrderSimulationSpecs
{
    private static readonly DateTime PlacedAt = new(2026, 11, 23, 11, 0, 0);

    [Theory]
    [InlineData(1)]
    [InlineData(-7)]
    [InlineData(int.MaxValue)]
    public void Every_order_is_valid_and_read_back_as_it_was_drawn(int seed)
    {
        var simulation = new OrderSimulation(seed);
        var file = new ArrayBufferWriter<byte>();
        foreach (var channel in Channel.All)
        {
            for (var number = 0; number < 3000; number++)
            {
                var order = simulation.Draw(channel, number, $"{channel.Name}-main-{number:000000}", PlacedAt.AddTicks(12_345_678));
                file.ResetWrittenCount();
                OrderFile.Write(order, file);
                var reading = Parser.Read(file.WrittenSpan, channel);
                reading.Violations.ShouldBeEmpty($"seed {seed}, {channel} {number}");
                reading.Fingerprint.ShouldBe(OrderFingerprint.Compute(order));
            }
        }
    }

    [Fact]
    public void The_same_seed_channel_and_number_give_the_same_order_on_any_thread()
    {
        var expected = Fingerprints(new OrderSimulation(5), parallel: false);
        Fingerprints(new OrderSimulation(5), parallel: true).ShouldBe(expected);
        expected.Distinct().Count().ShouldBeGreaterThan(expected.Length * 99 / 100);

        // The best clients buy the best sellers in any history.
        Fingerprints(new OrderSimulation(6), parallel: false).Intersect(expected).Count().ShouldBeLessThan(expected.Length / 100);
    }

    [Fact]
    public void Channels_draw_independently_of_each_other()
    {
        var simulation = new OrderSimulation(5);
        var same = Enumerable.Range(0, 500).Count(n =>
            simulation.Draw(Channel.Web, n, "x", PlacedAt).ClientId == simulation.Draw(Channel.Mobile, n, "x", PlacedAt).ClientId);
        same.ShouldBeLessThan(5);
    }

    [Fact]
    public void The_date_is_cut_to_milliseconds_and_never_shifted()
    {
        var local = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Local).AddTicks(15_678);
        var placedAt = new OrderSimulation(1).Draw(Channel.Web, 1, "x", local).PlacedAt;

        placedAt.ShouldBe(new DateTime(2026, 7, 1, 12, 0, 0).AddMilliseconds(1));
        placedAt.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Theory]
    [InlineData("web", .08)]
    [InlineData("mobile", .06)]
    [InlineData("boutique", .02)]
    public void Orders_are_plausible(string name, double cancelled)
    {
        const int Count = 20_000;
        var channel = Channel.Find(name)!;
        var simulation = new OrderSimulation(42);
        var orders = Enumerable.Range(0, Count).Select(n => simulation.Draw(channel, n, "x", PlacedAt, PlacedAt.AddYears(1))).ToArray();

        orders.ShouldAllBe(o => o.Lines.Count >= 1 && o.Lines.Count <= 5 && (o.Delivery != null) == channel.Delivers);
        orders.ShouldAllBe(o => o.Lines.Select(l => l.ProductId).Distinct().Count() == o.Lines.Count);
        orders.SelectMany(o => o.Lines).ShouldAllBe(l => l.Quantity >= 1 && l.Quantity <= 4);
        (orders.Count(o => o.Status == OrderStatus.Cancelled) / (double)Count).ShouldBe(cancelled, 0.01);
        (orders.Count(o => o.Status == OrderStatus.Refunded) / (double)Count).ShouldBe(.045, 0.02);
        orders.SelectMany(o => o.Lines).Select(l => l.ProductId).Distinct().Count().ShouldBeGreaterThan(290);
        orders.Select(o => o.ClientId).Distinct().Count().ShouldBeGreaterThan(2_000);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("mobile")]
    [InlineData("boutique")]
    public void An_order_that_is_written_when_it_is_placed_has_not_come_far(string name)
    {
        var channel = Channel.Find(name)!;
        var simulation = new OrderSimulation(42);
        var statuses = Enumerable.Range(0, 5_000).Select(n => simulation.Draw(channel, n, "x", PlacedAt).Status).Distinct();

        statuses.Order().ShouldBe(channel.Delivers
            ? [OrderStatus.Pending, OrderStatus.Paid, OrderStatus.Cancelled]
            : [OrderStatus.Paid, OrderStatus.Delivered, OrderStatus.Cancelled]);
    }

    [Theory]
    [InlineData("2026-11-23T11:00:00.1234567")]
    [InlineData("2028-02-29T00:00:00")]
    public void Past_orders_are_spread_over_the_24_months_before(string moment)
    {
        var now = DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        var simulation = new OrderSimulation(9);
        var dates = Enumerable.Range(0, 5000).Select(n => simulation.BackfillDate(Channel.Boutique, n, now)).ToArray();

        dates.ShouldAllBe(d => d <= now && d > now.AddMonths(-24).AddSeconds(-1) && d.Kind == DateTimeKind.Utc && d.Ticks % TimeSpan.TicksPerSecond == 0);
        dates.Select(d => (d.Year, d.Month)).Distinct().Count().ShouldBeInRange(24, 25);
        simulation.BackfillDate(Channel.Boutique, 17, now).ShouldBe(dates[17]);
    }

    [Fact]
    public void Past_orders_are_dated_by_the_calendar()
    {
        var simulation = new OrderSimulation(9);
        var dates = Enumerable.Range(0, 40_000).Select(n => DateOnly.FromDateTime(simulation.BackfillDate(Channel.Web, n, PlacedAt))).ToArray();

        // 2025: Ramadan against May, Black Friday against October.
        var ramadan = PerDay(new DateOnly(2025, 3, 2), 29);
        (ramadan / PerDay(new DateOnly(2025, 5, 1), 31)).ShouldBe(1.4, 0.1);
        (PerDay(new DateOnly(2025, 11, 28), 4) / PerDay(new DateOnly(2025, 10, 1), 28)).ShouldBe(2.6, 0.35);

        double PerDay(DateOnly first, int days) => dates.Count(d => d >= first && d < first.AddDays(days)) / (double)days;
    }

    [Fact]
    public void Histories_of_different_seeds_and_profiles_have_nothing_in_common()
    {
        var model = RetailFixture.MultiMarket.History.Model;
        var other = new SalesHistory(model, 43, RetailFixture.TwoYears);
        other.Name.ShouldNotBe(RetailFixture.MultiMarket.History.Name);
        RetailFixture.OmniMarket.History.Name.ShouldNotBe(RetailFixture.MultiMarket.History.Name);
        Enumerable.Range(1, 1_000).Count(n => other.Draw(n).PlacedAt == RetailFixture.MultiMarket.History.Draw(n).PlacedAt).ShouldBe(0);
    }

    private static string[] Fingerprints(OrderSimulation simulation, bool parallel)
    {
        var fingerprints = new string[3000];
        void Draw(int i) => fingerprints[i] = OrderFingerprint.Compute(simulation.Draw(Channel.All[i % 3], i / 3, "x", PlacedAt));
        if (parallel) Parallel.For(0, fingerprints.Length, Draw);
        else for (var i = 0; i < fingerprints.Length; i++) Draw(i);
        return fingerprints;
    }
}
