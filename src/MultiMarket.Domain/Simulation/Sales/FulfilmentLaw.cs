using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Simulation.Chance;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Simulation.Sales;

/// <summary>Draws what becomes of an order.</summary>
internal sealed class FulfilmentLaw(FulfilmentParameters parameters, ReturnParameters returns)
{
    // Carriers and shops hand over from 9 to 19 h.
    private const int FirstHour = 9;
    private const int Hours = 10;
    private const int MostDaysLate = 3;

    private readonly IReadOnlyList<Carrier> _carriers = Carrier.All(parameters.CarrierDays);
    private readonly WeightedIndex _carrier = new(parameters.Carriers);
    private readonly ReturnLaw _returns = new(returns);

    public IReadOnlyList<Carrier> Carriers => _carriers;

    public Fulfilment Draw(Channel channel, DateTime placedAt, ReadOnlySpan<SaleLine> lines, ref RandomSequence random)
    {
        var carrier = channel.Delivers ? _carriers[_carrier.Pick(ref random)] : null;
        if (random.Happens(parameters.Cancelled.Of(channel))) return new Fulfilment(carrier, IsCancelled: true);

        var paidAt = random.Happens(parameters.PaidAtOnce.Of(channel)) ? placedAt : After(placedAt, parameters.PaymentMean, ref random);
        var (shippedAt, deliveredAt) = (paidAt, paidAt);
        var daysLate = 0;
        if (!random.Happens(parameters.TakenAlong.Of(channel)))
        {
            shippedAt = After(paidAt, parameters.PreparationMean, ref random);
            if (random.Happens(parameters.Late)) daysLate = 1 + (int)random.Next(MostDaysLate);
            deliveredAt = HandedOver(shippedAt, (carrier?.Days ?? 1) + daysLate, ref random);
        }

        var fulfilment = new Fulfilment(carrier, IsCancelled: false, paidAt, shippedAt, deliveredAt);
        return _returns.DrawsOne(channel, ref random)
            ? fulfilment with { ReturnedAt = _returns.Moment(deliveredAt, ref random), Reason = _returns.Reason(lines, carrier is not null, daysLate > 0, ref random) }
            : fulfilment;
    }

    private static DateTime After(DateTime moment, TimeSpan mean, ref RandomSequence random) => moment.AddSeconds(Math.Floor(mean.TotalSeconds * random.Exponential()));

    private static DateTime HandedOver(DateTime shippedAt, int days, ref RandomSequence random) =>
        shippedAt.Date.AddDays(days).AddSeconds((FirstHour * 3600) + random.Next(Hours * 3600));
}
