using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Simulation.Calendar;
using MultiMarket.Domain.Simulation.Chance;
using MultiMarket.Domain.Simulation.Parameters;
using MultiMarket.Domain.Simulation.Sales;

namespace MultiMarket.Domain.Simulation;

/// <summary>
/// One of the possible histories of the business. Any sale of it can be drawn at any time, on any thread: it depends on its number
/// only, not even on how many sales there are.
/// </summary>
public sealed class SalesHistory
{
    private readonly int _seed;
    private readonly WeightedIndex _channels;
    private readonly MomentLaw _moments;

    /// <param name="model">The business.</param>
    /// <param name="seed">Chooses the history.</param>
    /// <param name="days">The days on which orders are placed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The business was not open yet on the first day.</exception>
    public SalesHistory(RetailModel model, int seed, DayRange days)
    {
        if (days.First < model.Clients.FirstDay || days.Last < days.First)
        {
            throw new ArgumentOutOfRangeException(
                nameof(days), days, string.Create(CultureInfo.InvariantCulture, $"A history begins on {model.Clients.FirstDay:yyyy-MM-dd}, when the business opens, or later, and ends after it begins."));
        }

        (Model, _seed, Days) = (model, seed, days);
        var channels = model.Parameters.Channels;
        _channels = new WeightedIndex([.. Channel.All.Select(channels.Of)]);
        _moments = new MomentLaw(model.Calendar, model.Parameters.Calendar, days);
        Name = NameOf(model, seed, days);
    }

    public RetailModel Model { get; }

    /// <summary>The days on which orders are placed.</summary>
    public DayRange Days { get; }

    /// <summary>The end of the last day: the wall clock when everything is written down.</summary>
    public DateTime End => Days.Last.AddDays(1).ToDateTime(default, DateTimeKind.Utc);

    /// <summary>Part of every order id, so that two histories never share one: eight characters that stand for profile, seed, days and parameters.</summary>
    public string Name { get; }

    /// <summary>Draws a sale.</summary>
    /// <param name="number">From 1.</param>
    public Sale Draw(long number)
    {
        var random = Sequence(Purpose.Sale, number);
        var channel = Channel.All[_channels.Pick(ref random)];
        var placedAt = _moments.Draw(channel, ref random);
        return Model.DrawSale(number, channel, placedAt, ref random);
    }

    /// <summary>Draws a sale as the order that its channel writes.</summary>
    /// <param name="number">From 1.</param>
    public Order DrawOrder(long number) => Draw(number).ToOrder(OrderId(number), End);

    /// <summary><c>order_id</c> of a sale.</summary>
    public string OrderId(long number) => string.Create(CultureInfo.InvariantCulture, $"{Name}-{number:D7}");

    /// <summary>Draws a moment of the history that is no sale's.</summary>
    internal DateTime DrawMoment(Channel channel, ref RandomSequence random) => _moments.Draw(channel, ref random);

    /// <summary>Random numbers of this history.</summary>
    internal RandomSequence Sequence(uint purpose, long number) => new(_seed, Model.Profile.Key, purpose, number);

    private static string NameOf(RetailModel model, int seed, DayRange days)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{model.Profile.Name} {seed} {days.First:O} {days.Last:O} {JsonSerializer.Serialize(model.Parameters)}");
        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
    }
}
