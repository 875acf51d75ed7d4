using System.Globalization;
using Bogus;

namespace MultiMarket.Domain.Simulation;

/// <summary>The 300 products that all channels sell, the same in every process. <c>P015</c> is the Laptop at 8,500 MAD.</summary>
public static class Catalogue
{
    private const int Seed = 300;
    private static readonly Lazy<IReadOnlyList<Product>> Built = new(Build);

    /// <summary>The products by id, built at first use.</summary>
    public static IReadOnlyList<Product> Products => Built.Value;

    private static List<Product> Build()
    {
        var random = new Randomizer(Seed);
        var products = new List<Product>();
        foreach (var category in Category.All)
        {
            foreach (var (article, price) in category.Articles)
            {
                foreach (var variant in category.Variants)
                {
                    var factor = random.Decimal(0.7m, 1.6m);
                    var shopPrice = Math.Floor(price * factor / 5) * 5 + random.ArrayElement([0m, 4.9m, 4.95m]);
                    Add($"{article} {variant}", Math.Clamp(shopPrice, category.LowestPrice, category.HighestPrice));
                }

                Add(article, price);
            }

            void Add(string name, decimal price)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"P{products.Count + 1:000}");
                products.Add(new Product(id, name, category.Name, decimal.Round(price, 2) + 0.00m));
            }
        }

        return products;
    }
}
