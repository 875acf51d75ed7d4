using System.Globalization;
using Bogus;
using MultiMarket.Domain.Simulation.Chance;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Simulation.Market;

/// <summary>The 300 products that all channels sell: the same for every seed. <c>P015</c> is the Laptop at 8,500 MAD.</summary>
public sealed class Catalogue
{
    private const int Seed = 300;
    private readonly WeightedIndex _demand;

    /// <param name="parameters">Costs and popularity.</param>
    public Catalogue(CatalogueParameters parameters)
    {
        var random = new Randomizer(Seed);
        var products = new List<Product>();
        var demand = new List<double>();
        foreach (var category in Categories.All)
        {
            var first = products.Count;
            foreach (var part in category.SubCategories)
                foreach (var (article, price) in part.Articles)
                    AddArticle(article, price, category, part, parameters, random, products);
            var popularity = LogNormal.Weights(products.Count - first, parameters.PopularitySpread, double.PositiveInfinity, new RandomSequence(Seed, 0, Purpose.Catalogue, first));
            var total = popularity.Sum();
            demand.AddRange(popularity.Select(p => category.Demand * p / total));
        }

        Products = products;
        _demand = new WeightedIndex(demand);
    }

    /// <summary>The products by number.</summary>
    public IReadOnlyList<Product> Products { get; }

    /// <summary>Draws a product by popularity.</summary>
    internal Product Pick(ref RandomSequence random) => Products[_demand.Pick(ref random)];

    private static void AddArticle(
        string article, decimal plainPrice, Category category, SubCategory part, CatalogueParameters parameters, Randomizer random, List<Product> products)
    {
        foreach (var variant in category.Variants)
        {
            var factor = random.Decimal(0.7m, 1.6m);
            var shopPrice = (Math.Floor(plainPrice * factor / 5) * 5) + random.ArrayElement([0m, 4.9m, 4.95m]);
            Add($"{article} {variant}", Math.Clamp(shopPrice, category.LowestPrice, category.HighestPrice));
        }

        Add(article, plainPrice);

        void Add(string name, decimal price)
        {
            var number = products.Count + 1;
            var id = string.Create(CultureInfo.InvariantCulture, $"P{number:000}");
            var share = random.Decimal((decimal)parameters.LowestCost, (decimal)parameters.HighestCost);
            var cost = decimal.Round(price / (1 + (decimal)parameters.VatRate) * share, 2) + 0.00m;
            products.Add(new Product(
                number, id, name, category.Name, part.Name, random.ArrayElement(category.Brands), decimal.Round(price, 2) + 0.00m, cost, category.HasSizes, category.HasColours));
        }
    }
}
