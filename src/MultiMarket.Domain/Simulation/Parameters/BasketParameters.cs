namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>What an order holds. The first weight of a list is that of 1, the second that of 2, and so on.</summary>
public sealed record BasketParameters
{
    /// <summary>Weights of the number of lines of an order.</summary>
    public PerChannel<IReadOnlyList<double>> Lines { get; init; } = new([0.50, 0.27, 0.13, 0.07, 0.03], [0.68, 0.22, 0.10], [0.35, 0.30, 0.20, 0.10, 0.05]);

    /// <summary>Weights of the quantity of a line.</summary>
    public PerChannel<IReadOnlyList<double>> Quantities { get; init; } = new([0.7, 0.2, 0.1], [1], [0.50, 0.30, 0.15, 0.05]);
}
