using MultiMarket.Domain.Simulation.Calendar;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Simulation.Sales;

/// <summary>A promotion.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Code">What the buyer enters.</param>
/// <param name="Name">The campaign, in French.</param>
/// <param name="Discount">What it takes off each price, as a share of the price.</param>
/// <param name="Use">The share of the orders in its window that use it.</param>
public sealed record Promotion(int Number, string Code, string Name, decimal Discount, double Use);

/// <summary>The merchant's promotions.</summary>
public sealed class Promotions
{
    private readonly int _welcomeDays;

    /// <param name="parameters">Their terms.</param>
    public Promotions(PromotionParameters parameters)
    {
        _welcomeDays = parameters.WelcomeDays;
        Welcome = Create(1, "BIENVENUE10", "Bienvenue aux nouveaux clients", parameters.Welcome);
        BlackFriday = Create(2, "BLACKFRIDAY", "Black Friday", parameters.BlackFriday);
        Sales = Create(3, "SOLDES50", "Soldes", parameters.Sales);
        Ramadan = Create(4, "RAMADAN20", "Ramadan", parameters.Ramadan);
    }

    /// <summary>For clients who signed up lately.</summary>
    public Promotion Welcome { get; }

    /// <summary>On Black Friday, its week-end and its Monday.</summary>
    public Promotion BlackFriday { get; }

    /// <summary>In January, February, July and August.</summary>
    public Promotion Sales { get; }

    /// <summary>In Ramadan.</summary>
    public Promotion Ramadan { get; }

    /// <summary>Every promotion by number.</summary>
    public IReadOnlyList<Promotion> All => [Welcome, BlackFriday, Sales, Ramadan];

    /// <summary>The promotion that is open to a client on a day, or null: that of the season, else that for newcomers.</summary>
    /// <param name="season">The season of the day.</param>
    /// <param name="daysSinceSignUp">How long the client has been one.</param>
    public Promotion? Open(Season season, int daysSinceSignUp) => season switch
    {
        Season.BlackFriday => BlackFriday,
        Season.Ramadan => Ramadan,
        Season.WinterSales or Season.SummerSales => Sales,
        _ => daysSinceSignUp <= _welcomeDays ? Welcome : null,
    };

    private static Promotion Create(int number, string code, string name, PromotionTerms terms) => new(number, code, name, (decimal)terms.Discount, terms.Use);
}
