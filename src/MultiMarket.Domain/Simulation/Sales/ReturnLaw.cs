using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Simulation.Chance;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Simulation.Sales;

/// <summary>Draws what comes back, when and why.</summary>
internal sealed class ReturnLaw
{
    private readonly ReturnParameters _parameters;
    private readonly WeightedIndex _reason;

    /// <exception cref="ArgumentException">No reason remains that fits every order: change of mind or other must have weight.</exception>
    public ReturnLaw(ReturnParameters parameters)
    {
        if (parameters.Reasons[ReturnReason.ChangeOfMind.Number - 1] + parameters.Reasons[ReturnReason.Other.Number - 1] <= 0)
            throw new ArgumentException("A change of mind or another reason must have weight, since the others do not fit every order.", nameof(parameters));
        (_parameters, _reason) = (parameters, new WeightedIndex(parameters.Reasons));
    }

    public bool DrawsOne(Channel channel, ref RandomSequence random) => random.Happens(_parameters.Returned.Of(channel));

    /// <summary>When the goods are back: in the daytime, some days after the delivery.</summary>
    public DateTime Moment(DateTime deliveredAt, ref RandomSequence random)
    {
        var days = _parameters.FirstDay + random.Next(_parameters.LastDay - _parameters.FirstDay + 1);
        return deliveredAt.Date.AddDays(days).AddSeconds((9 * 3600) + random.Next(9 * 3600));
    }

    public ReturnReason Reason(ReadOnlySpan<SaleLine> lines, bool isDelivered, bool isLate, ref RandomSequence random)
    {
        var (hasSizes, hasColours) = (false, false);
        foreach (ref readonly var line in lines) (hasSizes, hasColours) = (hasSizes | line.Product.HasSizes, hasColours | line.Product.HasColours);
        while (true)
        {
            var reason = ReturnReason.All[_reason.Pick(ref random)];
            var fits = reason == ReturnReason.WrongSize ? hasSizes
                // What a client sees in the shop does not turn out to have another colour.
                : reason == ReturnReason.OtherColour ? hasColours && isDelivered
                : reason == ReturnReason.LateDelivery ? isLate
                : reason != ReturnReason.Damaged || isDelivered;
            if (fits) return reason;
        }
    }
}
