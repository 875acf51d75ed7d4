using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Simulation.Chance;
using MultiMarket.Domain.Simulation.Market;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Simulation.Sales;

/// <summary>Draws what is bought.</summary>
internal sealed class BasketLaw(Catalogue catalogue, BasketParameters parameters)
{
    private readonly PerChannel<WeightedIndex> _lines = Index(parameters.Lines);
    private readonly PerChannel<WeightedIndex> _quantities = Index(parameters.Quantities);

    /// <summary>Lines of different products, at the price after the promotion.</summary>
    public SaleLine[] Draw(Channel channel, Promotion? promotion, ref RandomSequence random)
    {
        var quantities = _quantities.Of(channel);
        var lines = new SaleLine[_lines.Of(channel).Pick(ref random) + 1];
        for (var i = 0; i < lines.Length; i++)
        {
            var product = catalogue.Pick(ref random);
            while (Holds(lines.AsSpan(0, i), product)) product = catalogue.Pick(ref random);
            lines[i] = new SaleLine(product, quantities.Pick(ref random) + 1, Price(product, promotion));
        }

        return lines;
    }

    private static decimal Price(Product product, Promotion? promotion) =>
        promotion is null ? product.Price : decimal.Round(product.Price * (1 - promotion.Discount), 2);

    private static bool Holds(ReadOnlySpan<SaleLine> lines, Product product)
    {
        foreach (ref readonly var line in lines)
            if (ReferenceEquals(line.Product, product)) return true;
        return false;
    }

    private static PerChannel<WeightedIndex> Index(PerChannel<IReadOnlyList<double>> weights) => new(new(weights.Web), new(weights.Mobile), new(weights.Boutique));
}
