using Akka.Configuration;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Actors.Simulation;

/// <summary>The section <c>multimarket.simulation</c>; <c>hocon/simulation.conf</c> documents each value with its unit and default.</summary>
public static class SimulationSettings
{
    private const int MostLines = 20;

    // Far above any use, and far below what would overflow a date or a sum.
    private const double Large = 1_000;

    /// <summary>Reads a settings file by itself, for programs that start no actor system.</summary>
    /// <exception cref="ConfigurationException">A value is out of range; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SimulationParameters ReadFile(string path) => Read(ConfigurationFactory.ParseString(File.ReadAllText(path)));

    /// <exception cref="ConfigurationException">A value is out of range; the message names it.</exception>
    public static SimulationParameters Read(Config config)
    {
        var defaults = new SimulationParameters();
        var section = new SettingsSection(config, "multimarket.simulation");
        var parameters = new SimulationParameters
        {
            Channels = PerChannel(section.Below("channels"), defaults.Channels, Large),
            Catalogue = Catalogue(section.Below("catalogue"), defaults.Catalogue),
            Clients = ClientSettings.Read(section.Below("clients"), defaults.Clients),
            Calendar = CalendarSettings.Read(section.Below("calendar"), defaults.Calendar),
            Basket = Basket(section.Below("basket"), defaults.Basket),
            Promotions = Promotions(section.Below("promotions"), defaults.Promotions),
            Fulfilment = FulfilmentSettings.Read(section.Below("fulfilment"), defaults.Fulfilment),
            Returns = FulfilmentSettings.Read(section.Below("returns"), defaults.Returns),
            Traffic = Traffic(section.Below("traffic"), defaults.Traffic),
            Stock = Stock(section.Below("stock"), defaults.Stock),
            Objectives = Objectives(section.Below("objectives"), defaults.Objectives),
        };
        var (web, mobile, boutique) = parameters.Channels;
        return web + mobile + boutique > 0 ? parameters : throw section.Wrong("channels", "must give one channel a weight");
    }

    internal static PerChannel<double> PerChannel(SettingsSection section, PerChannel<double> defaults, double most = 1) =>
        new(section.Number("web", defaults.Web, 0, most), section.Number("mobile", defaults.Mobile, 0, most), section.Number("boutique", defaults.Boutique, 0, most));

    private static PerChannel<IReadOnlyList<double>> Weights(SettingsSection section, PerChannel<IReadOnlyList<double>> defaults) =>
        new(section.Weights("web", defaults.Web, MostLines), section.Weights("mobile", defaults.Mobile, MostLines), section.Weights("boutique", defaults.Boutique, MostLines));

    private static CatalogueParameters Catalogue(SettingsSection section, CatalogueParameters defaults)
    {
        var lowest = section.Number("lowest-cost", defaults.LowestCost, 0, Large);
        return new CatalogueParameters
        {
            PopularitySpread = section.Number("popularity-spread", defaults.PopularitySpread, 0, 5),
            LowestCost = lowest,
            HighestCost = section.Number("highest-cost", defaults.HighestCost, lowest, Large),
            VatRate = section.Number("vat-rate", defaults.VatRate, 0, 1),
        };
    }

    private static BasketParameters Basket(SettingsSection section, BasketParameters defaults) => new()
    {
        Lines = Weights(section.Below("lines"), defaults.Lines),
        Quantities = Weights(section.Below("quantities"), defaults.Quantities),
    };

    private static PromotionParameters Promotions(SettingsSection section, PromotionParameters defaults)
    {
        return new PromotionParameters
        {
            Welcome = Terms("welcome", defaults.Welcome),
            WelcomeDays = section.Int("welcome.days", defaults.WelcomeDays, 0, 3_650),
            BlackFriday = Terms("black-friday", defaults.BlackFriday),
            Sales = Terms("sales", defaults.Sales),
            Ramadan = Terms("ramadan", defaults.Ramadan),
        };

        PromotionTerms Terms(string key, PromotionTerms terms) =>
            new(section.Number($"{key}.discount", terms.Discount, 0, 1), section.Number($"{key}.use", terms.Use, 0, 1));
    }

    private static TrafficParameters Traffic(SettingsSection section, TrafficParameters defaults) => new()
    {
        SessionsPerOrder = section.Int("sessions-per-order", defaults.SessionsPerOrder, 1, 1_000),
        PagesMean = section.Number("pages-mean", defaults.PagesMean, 0, 100),
        DurationMean = section.Time("duration-mean", defaults.DurationMean),
        Abandoned = section.Number("abandoned", defaults.Abandoned, 0, 1),
        Anonymous = section.Number("anonymous", defaults.Anonymous, 0, 1),
    };

    private static StockParameters Stock(SettingsSection section, StockParameters defaults) => new()
    {
        CoverWeeks = section.Number("cover-weeks", defaults.CoverWeeks, 0, 100),
        ReorderWeeks = section.Number("reorder-weeks", defaults.ReorderWeeks, 0, 100),
        Minimum = section.Int("minimum", defaults.Minimum, 0, 1_000_000),
    };

    private static ObjectiveParameters Objectives(SettingsSection section, ObjectiveParameters defaults) => new()
    {
        Ambition = section.Number("ambition", defaults.Ambition, 0, 100),
        Marketing = section.Number("marketing", defaults.Marketing, 0, 1),
    };
}
