namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>What comes back. An order comes back whole, and is <c>remboursée</c> from that moment.</summary>
public sealed record ReturnParameters
{
    /// <summary>Share of the orders that come back.</summary>
    public PerChannel<double> Returned { get; init; } = new(0.061, 0.049, 0.03);

    /// <summary>Fewest days from delivery to return.</summary>
    public int FirstDay { get; init; } = 1;

    /// <summary>Most days from delivery to return.</summary>
    public int LastDay { get; init; } = 14;

    /// <summary>
    /// Weights of the reasons: defective, wrong size, other colour, change of mind, late delivery, damaged, other. Reasons that make no
    /// sense for an order are left out.
    /// </summary>
    public IReadOnlyList<double> Reasons { get; init; } = [0.13, 0.40, 0.28, 0.12, 0.40, 0.09, 0.07];
}
