namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>How the stock is kept, in weeks of the sales of the last four weeks.</summary>
public sealed record StockParameters
{
    /// <summary>How far a replenishment reaches, in weeks.</summary>
    public double CoverWeeks { get; init; } = 4;

    /// <summary>Below how much a replenishment is ordered, in weeks; it comes a week later.</summary>
    public double ReorderWeeks { get; init; } = 2;

    /// <summary>Fewest pieces that a replenishment brings the stock to.</summary>
    public int Minimum { get; init; } = 10;
}
