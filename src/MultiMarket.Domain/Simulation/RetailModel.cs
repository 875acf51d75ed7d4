using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Simulation.Calendar;
using MultiMarket.Domain.Simulation.Chance;
using MultiMarket.Domain.Simulation.Market;
using MultiMarket.Domain.Simulation.Parameters;
using MultiMarket.Domain.Simulation.Sales;

namespace MultiMarket.Domain.Simulation;

/// <summary>
/// The simulated business: catalogue, clients, calendar and the laws by which it sells. It holds no state that changes, and is the
/// same for every seed.
/// </summary>
public sealed class RetailModel
{
    private readonly BasketLaw _baskets;
    private readonly FulfilmentLaw _fulfilment;

    /// <param name="profile">The shape of the business.</param>
    /// <param name="parameters">Its parameters, before <see cref="SimulationProfile.Shape"/>.</param>
    /// <exception cref="ArgumentException">A list of weights cannot be used.</exception>
    public RetailModel(SimulationProfile profile, SimulationParameters parameters)
    {
        Profile = profile;
        Parameters = profile.Shape(parameters);
        Catalogue = new Catalogue(Parameters.Catalogue);
        Clients = new Clients(Parameters.Clients);
        Calendar = new SalesCalendar(Parameters.Calendar);
        Promotions = new Promotions(Parameters.Promotions);
        _baskets = new BasketLaw(Catalogue, Parameters.Basket);
        _fulfilment = new FulfilmentLaw(Parameters.Fulfilment, Parameters.Returns);
    }

    public SimulationProfile Profile { get; }

    /// <summary>The parameters as the profile shapes them.</summary>
    public SimulationParameters Parameters { get; }

    public Catalogue Catalogue { get; }

    public Clients Clients { get; }

    public SalesCalendar Calendar { get; }

    public Promotions Promotions { get; }

    public IReadOnlyList<Carrier> Carriers => _fulfilment.Carriers;

    /// <summary>Draws a sale.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nobody has signed up by then.</exception>
    internal Sale DrawSale(long number, Channel channel, DateTime placedAt, ref RandomSequence random)
    {
        var day = DateOnly.FromDateTime(placedAt);
        var client = Clients.Pick(day, ref random);
        var promotion = Promotions.Open(Calendar.SeasonOf(day), day.DayNumber - client.SignedUpOn.DayNumber);
        if (promotion is not null && !random.Happens(promotion.Use)) promotion = null;
        var lines = _baskets.Draw(channel, promotion, ref random);
        return new Sale(number, channel, placedAt, client, promotion, lines, _fulfilment.Draw(channel, placedAt, lines, ref random));
    }

    /// <summary>Draws the value of a cart that is left behind, in MAD with tax.</summary>
    internal decimal DrawCart(Channel channel, ref RandomSequence random)
    {
        var total = 0m;
        foreach (var line in _baskets.Draw(channel, null, ref random)) total += line.Amount;
        return total;
    }
}
