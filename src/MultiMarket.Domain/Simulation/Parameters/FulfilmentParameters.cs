namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>What becomes of orders.</summary>
public sealed record FulfilmentParameters
{
    /// <summary>Share of the orders that end as <c>annulée</c> before the channel writes their file.</summary>
    public PerChannel<double> Cancelled { get; init; } = new(0.08, 0.06, 0.02);

    /// <summary>Share of the orders that are paid at the checkout; others wait as <c>en attente</c>.</summary>
    public PerChannel<double> PaidAtOnce { get; init; } = new(0.6, 0.7, 1);

    /// <summary>Share of the paid orders that the buyer takes along: <c>livrée</c> at once.</summary>
    public PerChannel<double> TakenAlong { get; init; } = new(0, 0, 0.9);

    /// <summary>Mean time until an order that waits is paid, exponentially distributed.</summary>
    public TimeSpan PaymentMean { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Mean time from the payment until the order is shipped, or lies ready in the shop, exponentially distributed.</summary>
    public TimeSpan PreparationMean { get; init; } = TimeSpan.FromHours(20);

    /// <summary>Weights of the carriers Amana, CTM and Chrono.</summary>
    public IReadOnlyList<double> Carriers { get; init; } = [0.7, 0.2, 0.1];

    /// <summary>Days that Amana, CTM and Chrono promise, each from 1 to 60.</summary>
    public IReadOnlyList<int> CarrierDays { get; init; } = [3, 1, 2];

    /// <summary>Share of the deliveries that come one to three days after the promised day.</summary>
    public double Late { get; init; } = 0.12;
}
