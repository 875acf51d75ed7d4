using MultiMarket.Domain.Simulation.Traffic;

namespace MultiMarket.Domain.Tests.Simulation.Traffic;

public sealed class SessionLawSpecs
{
    private static readonly RetailFixture.Drawn Drawn = RetailFixture.OmniMarket;
    private static readonly IReadOnlyList<Session> Sessions = Drawn.All.Sessions;

    [Fact]
    public void Every_order_placed_online_ends_a_session_of_its_client_and_value()
    {
        var purchases = Sessions.Where(s => s.Step == FunnelStep.Purchase).ToDictionary(s => s.SaleNumber!.Value);
        var online = Drawn.All.Sales.Where(s => s.Channel.Delivers).ToArray();

        Sessions.Count.ShouldBe(100_000);
        purchases.Count.ShouldBe(online.Length);
        foreach (var sale in online)
        {
            var session = purchases[sale.Number];
            (session.Client, session.Channel, session.Cart).ShouldBe((sale.Client, sale.Channel, sale.Total));
            session.StartedAt.ShouldBeLessThanOrEqualTo(sale.PlacedAt);
            session.IsAbandoned.ShouldBeFalse();
        }
    }

    [Fact]
    public void Three_in_ten_of_the_others_leave_a_filled_cart()
    {
        var others = Sessions.Where(s => s.SaleNumber is null).ToArray();

        RetailFixture.Share(others, s => s.IsAbandoned).ShouldBe(0.3, 0.01);
        others.ShouldAllBe(s => s.IsAbandoned == s.Cart > 0);
        RetailFixture.Share(others, s => s.Client is null).ShouldBe(0.9, 0.01);
        RetailFixture.Share(Sessions, s => s.Client is null).ShouldBe(0.5, 0.01);
    }

    [Fact]
    public void The_funnel_narrows_from_step_to_step()
    {
        var reached = Enum.GetValues<FunnelStep>().Select(step => Sessions.Count(s => s.Step >= step)).ToArray();

        reached.ShouldBe(reached.OrderDescending());
        reached.Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void Pages_and_durations_are_plausible()
    {
        // Of the visits that reach no further than a page, a step adds none.
        Sessions.Where(s => s.Step == FunnelStep.Visit).Average(s => s.Pages).ShouldBe(4, 0.05);
        Sessions.ShouldAllBe(s => s.Pages > (int)s.Step);
        Sessions.Average(s => s.Seconds).ShouldBe(180, 3);
    }

    [Fact]
    public void They_take_place_within_the_history_and_after_the_sign_up() =>
        Sessions.ShouldAllBe(s => s.StartedAt >= RetailFixture.TwoYears.First.ToDateTime(default) && s.StartedAt < Drawn.History.End
            && (s.SaleNumber != null || s.Client == null || DateOnly.FromDateTime(s.StartedAt) >= s.Client.SignedUpOn));
}
