using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Simulation.Calendar;
using MultiMarket.Domain.Simulation.Chance;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Simulation;

/// <summary>
/// Draws the orders of live channels by the <see cref="RetailModel"/>. The same seed, channel, number and date always give the same
/// order, in any process and on any thread; the first draw builds the model.
/// </summary>
/// <param name="seed">Chooses one of the possible histories; products and clients are the same in all of them.</param>
/// <param name="parameters">The parameters of the business; null for the defaults.</param>
public sealed class OrderSimulation(int seed, SimulationParameters? parameters = null)
{
    private const int BackfillMonths = 24;
    private readonly Lazy<RetailModel> _model = new(() => new RetailModel(SimulationProfile.MultiMarket, parameters ?? new SimulationParameters()));
    private volatile BackfillWindow? _window;

    /// <summary>Draws an order that the order contract accepts.</summary>
    /// <param name="channel">The channel that sells it.</param>
    /// <param name="number">Its number in the channel.</param>
    /// <param name="orderId"><c>order_id</c>.</param>
    /// <param name="placedAt">The merchant's wall clock; cut to milliseconds, its kind does not matter.</param>
    /// <param name="writtenAt">The wall clock when the file is written, which decides how far the order has come; null for <paramref name="placedAt"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nobody has signed up by <paramref name="placedAt"/>.</exception>
    public Order Draw(Channel channel, long number, string orderId, DateTime placedAt, DateTime? writtenAt = null)
    {
        var random = Sequence(Purpose.LiveOrder, channel, number);
        var sale = _model.Value.DrawSale(number, channel, WallClock(placedAt, TimeSpan.TicksPerMillisecond), ref random);
        return sale.ToOrder(orderId, writtenAt ?? placedAt);
    }

    /// <summary>
    /// Draws the date of a past order by season, weekday and hour: a whole second of the 24 months before <paramref name="now"/>, but not
    /// before the business opened.
    /// </summary>
    /// <param name="channel">The channel of the order.</param>
    /// <param name="number">Its number in the channel.</param>
    /// <param name="now">The merchant's wall clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The business opens later than <paramref name="now"/>.</exception>
    public DateTime BackfillDate(Channel channel, long number, DateTime now)
    {
        var random = Sequence(Purpose.LiveDate, channel, number);
        var end = WallClock(now, TimeSpan.TicksPerSecond);
        var (start, opening) = (end.AddMonths(-BackfillMonths), _model.Value.Clients.FirstDay.ToDateTime(default));
        if (start < opening) start = opening;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start, nameof(now));
        var law = WindowUpTo(start, end);
        while (true)
        {
            var date = law.Draw(channel, ref random);
            if (date > start && date <= end) return date;
        }
    }

    // The days of the window are the same for all orders that are dated on one day.
    private MomentLaw WindowUpTo(DateTime start, DateTime end)
    {
        var days = new DayRange(DateOnly.FromDateTime(start), DateOnly.FromDateTime(end));
        if (_window is { } window && window.Days == days) return window.Law;
        var model = _model.Value;
        var fresh = new BackfillWindow(days, new MomentLaw(model.Calendar, model.Parameters.Calendar, days));
        _window = fresh;
        return fresh.Law;
    }

    private RandomSequence Sequence(uint purpose, Channel channel, long number) =>
        new(seed, SimulationProfile.MultiMarket.Key, purpose + ChannelKey(channel), number);

    private static uint ChannelKey(Channel channel) => channel == Channel.Web ? 0u : channel == Channel.Mobile ? 1u : 2u;

    private static DateTime WallClock(DateTime time, long precision) => new(time.Ticks - (time.Ticks % precision), DateTimeKind.Utc);

    private sealed record BackfillWindow(DayRange Days, MomentLaw Law);
}
