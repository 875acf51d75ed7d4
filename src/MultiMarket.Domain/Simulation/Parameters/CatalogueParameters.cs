namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>How 300 products sell and what they cost.</summary>
public sealed record CatalogueParameters
{
    /// <summary>Standard deviation of the logarithm of a product's popularity within its category: the larger, the fewer products make the sales.</summary>
    public double PopularitySpread { get; init; } = 1.25;

    /// <summary>Lowest purchase cost, as a share of the price without tax.</summary>
    public double LowestCost { get; init; } = 0.6;

    /// <summary>Highest purchase cost, as a share of the price without tax.</summary>
    public double HighestCost { get; init; } = 0.8;

    /// <summary>Value-added tax, as a share of the price without tax. Prices of the catalogue and of orders include it.</summary>
    public double VatRate { get; init; } = 0.2;
}
