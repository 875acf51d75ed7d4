namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>What the merchant aims at each month.</summary>
public sealed record ObjectiveParameters
{
    /// <summary>The aim, as a multiple of what the calendar lets expect.</summary>
    public double Ambition { get; init; } = 1.05;

    /// <summary>The marketing budget, as a share of the aim.</summary>
    public double Marketing { get; init; } = 0.06;
}
