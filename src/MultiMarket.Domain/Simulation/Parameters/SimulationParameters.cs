namespace MultiMarket.Domain.Simulation.Parameters;

/// <summary>
/// Everything that shapes the simulated business, with its defaults; <c>hocon/simulation.conf</c> documents each value with its unit.
/// Weights are shares of their sum and need not add up to 1.
/// </summary>
public sealed record SimulationParameters
{
    /// <summary>Weight of each channel among the orders of a generated history.</summary>
    public PerChannel<double> Channels { get; init; } = new(0.6, 0.3, 0.1);

    public CatalogueParameters Catalogue { get; init; } = new();

    public ClientParameters Clients { get; init; } = new();

    public CalendarParameters Calendar { get; init; } = new();

    public BasketParameters Basket { get; init; } = new();

    public PromotionParameters Promotions { get; init; } = new();

    public FulfilmentParameters Fulfilment { get; init; } = new();

    public ReturnParameters Returns { get; init; } = new();

    public TrafficParameters Traffic { get; init; } = new();

    public StockParameters Stock { get; init; } = new();

    public ObjectiveParameters Objectives { get; init; } = new();
}
