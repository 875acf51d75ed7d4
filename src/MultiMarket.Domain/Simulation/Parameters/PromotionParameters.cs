namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>What promotions take off, and how many of the orders in their window use them.</summary>
public sealed record PromotionParameters
{
    /// <summary><c>BIENVENUE10</c>, for clients who signed up lately.</summary>
    public PromotionTerms Welcome { get; init; } = new(0.10, 0.5);

    /// <summary>How many days after the sign-up <c>BIENVENUE10</c> is valid.</summary>
    public int WelcomeDays { get; init; } = 30;

    /// <summary><c>BLACKFRIDAY</c>, on Black Friday, its week-end and its Monday.</summary>
    public PromotionTerms BlackFriday { get; init; } = new(0.30, 0.6);

    /// <summary><c>SOLDES50</c>, in January, February, July and August.</summary>
    public PromotionTerms Sales { get; init; } = new(0.50, 0.15);

    /// <summary><c>RAMADAN20</c>, in Ramadan.</summary>
    public PromotionTerms Ramadan { get; init; } = new(0.20, 0.35);
}

/// <summary>The terms of a promotion.</summary>
/// <param name="Discount">What it takes off each price, as a share of the price.</param>
/// <param name="Use">The share of the orders in its window that use it.</param>
public sealed record PromotionTerms(double Discount, double Use);
