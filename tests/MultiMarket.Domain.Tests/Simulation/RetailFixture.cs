using MultiMarket.Domain.Simulation;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Tests.Simulation;

/// <summary>50,000 sales over 2023 and 2024 in each profile, drawn once for all specs.</summary>
internal static class RetailFixture
{
    public const int Count = 50_000;

    public static readonly DayRange TwoYears = new(new(2023, 1, 1), new(2024, 12, 31));

    private static readonly Lazy<Drawn> MultiMarketDrawn = new(() => new(SimulationProfile.MultiMarket));
    private static readonly Lazy<Drawn> OmniMarketDrawn = new(() => new(SimulationProfile.OmniMarket360));

    public static Drawn MultiMarket => MultiMarketDrawn.Value;

    public static Drawn OmniMarket => OmniMarketDrawn.Value;

    public static Drawn Of(string profile) => profile == SimulationProfile.MultiMarket.Name ? MultiMarket : OmniMarket;

    /// <summary>The share of those that are so.</summary>
    public static double Share<T>(IReadOnlyCollection<T> all, Func<T, bool> which) => all.Count(which) / (double)all.Count;

    internal sealed class Drawn
    {
        public Drawn(SimulationProfile profile)
        {
            History = new SalesHistory(new RetailModel(profile, new SimulationParameters()), 42, TwoYears);
            All = RetailHistory.Draw(History, Count);
        }

        public SalesHistory History { get; }

        public RetailHistory All { get; }
    }
}
