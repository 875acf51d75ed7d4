namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>A ready-made shape of the business.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Key">Tells its random numbers from those of other profiles.</param>
/// <param name="Orders">The usual number of orders of a history.</param>
public sealed record SimulationProfile(string Name, uint Key, int Orders)
{
    /// <summary>Orders of several lines, as the channels write them.</summary>
    public static SimulationProfile MultiMarket { get; } = new("multimarket", 1, 1_500);

    /// <summary>The volumes of OmniMarket 360: sales of one line, clients who signed up within about a year of the opening.</summary>
    public static SimulationProfile OmniMarket360 { get; } = new("omnimarket360", 2, 50_000);

    /// <summary>Every profile.</summary>
    public static IReadOnlyList<SimulationProfile> All { get; } = [MultiMarket, OmniMarket360];

    /// <summary>The profile of that name, or null.</summary>
    public static SimulationProfile? Find(string? name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>The parameters as this profile uses them.</summary>
    public SimulationParameters Shape(SimulationParameters parameters) => this == OmniMarket360
        ? parameters with
        {
            Basket = parameters.Basket with { Lines = new([1], [1], [1]) },
            Clients = parameters.Clients with { SignUpMean = TimeSpan.FromDays(200) },
        }
        : parameters;
}
