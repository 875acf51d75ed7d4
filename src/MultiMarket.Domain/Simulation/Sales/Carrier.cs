namespace MultiMarket.Domain.Simulation.Sales;

/// <summary>Who delivers.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">The carrier.</param>
/// <param name="Service">The kind of delivery, in French.</param>
/// <param name="Days">The promised days from dispatch to delivery.</param>
public sealed record Carrier(int Number, string Name, string Service, int Days)
{
    /// <summary>The three carriers with what they promise.</summary>
    /// <param name="days">The promised days of Amana, CTM and Chrono.</param>
    public static IReadOnlyList<Carrier> All(IReadOnlyList<int> days) =>
        [new(1, "Amana", "Standard", days[0]), new(2, "CTM", "Express", days[1]), new(3, "Chrono", "Rapide", days[2])];
}
