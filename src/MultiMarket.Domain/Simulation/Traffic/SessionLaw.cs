using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Simulation.Chance;
using MultiMarket.Domain.Simulation.Parameters;
using MultiMarket.Domain.Simulation.Sales;

namespace MultiMarket.Domain.Simulation.Traffic;

/// <summary>Draws the visits of a history: one for each order placed on the web or in the application, and others that bring none.</summary>
public sealed class SessionLaw
{
    // Of the visits that fill no cart, and of those that leave one behind.
    private const double LooksAtProduct = 0.7;
    private const double BeginsPayment = 0.35;

    private readonly SalesHistory _history;
    private readonly TrafficParameters _parameters;
    private readonly double _webShare;

    /// <param name="history">The sales to which the visits belong.</param>
    public SessionLaw(SalesHistory history)
    {
        (_history, _parameters) = (history, history.Model.Parameters.Traffic);
        var channels = history.Model.Parameters.Channels;
        var online = channels.Web + channels.Mobile;
        _webShare = online > 0 ? channels.Web / online : 1;
    }

    /// <summary>How many visits there are in a history of so many sales.</summary>
    public long Count(long sales) => sales * _parameters.SessionsPerOrder;

    /// <summary>Draws a visit.</summary>
    /// <param name="number">From 1.</param>
    public Session Draw(long number)
    {
        var perOrder = _parameters.SessionsPerOrder;
        var random = _history.Sequence(Purpose.Session, number);
        if ((number - 1) % perOrder != 0) return DrawVisit(number, ref random);
        var sale = _history.Draw(((number - 1) / perOrder) + 1);
        return sale.Channel.Delivers ? DrawPurchase(number, sale, ref random) : DrawVisit(number, ref random);
    }

    private Session DrawPurchase(long number, Sale sale, ref RandomSequence random)
    {
        var (pages, seconds) = DrawEffort(FunnelStep.Purchase, ref random);
        var startedAt = sale.PlacedAt.AddSeconds(-seconds);
        var opening = _history.Days.First.ToDateTime(default, DateTimeKind.Utc);
        return new Session(number, sale.Channel, startedAt < opening ? opening : startedAt, sale.Client, pages, seconds, FunnelStep.Purchase, sale.Total, sale.Number);
    }

    private Session DrawVisit(long number, ref RandomSequence random)
    {
        var channel = random.Happens(_webShare) ? Channel.Web : Channel.Mobile;
        var startedAt = _history.DrawMoment(channel, ref random);
        var client = random.Happens(_parameters.Anonymous) ? null : _history.Model.Clients.Pick(DateOnly.FromDateTime(startedAt), ref random);
        var step = random.Happens(_parameters.Abandoned)
            ? random.Happens(BeginsPayment) ? FunnelStep.Payment : FunnelStep.Cart
            : random.Happens(LooksAtProduct) ? FunnelStep.Product : FunnelStep.Visit;
        var (pages, seconds) = DrawEffort(step, ref random);
        var cart = step >= FunnelStep.Cart ? _history.Model.DrawCart(channel, ref random) : 0;
        return new Session(number, channel, startedAt, client, pages, seconds, step, cart, SaleNumber: null);
    }

    // Each step of the funnel has a page of its own, so a visit has seen as many at least.
    private (int Pages, int Seconds) DrawEffort(FunnelStep step, ref RandomSequence random)
    {
        var pages = Math.Max(random.Poisson(_parameters.PagesMean) + 1, (int)step + 1);
        return (pages, (int)(random.Exponential() * _parameters.DurationMean.TotalSeconds));
    }
}
