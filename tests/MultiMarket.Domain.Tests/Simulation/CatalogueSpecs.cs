using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MultiMarket.Domain.Simulation;

namespace MultiMarket.Domain.Tests.Simulation;

public sealed class CatalogueSpecs
{
    [Fact]
    public void It_has_300_products_with_ids_and_names_of_their_own()
    {
        Catalogue.Products.Select(p => p.Id).ShouldBe(Enumerable.Range(1, 300).Select(i => $"P{i:000}"));
        Catalogue.Products.Select(p => p.Name).Distinct().Count().ShouldBe(300);
        Catalogue.Products[14].ShouldBe(new Product("P015", "Laptop", "Électronique", 8500m));
    }

    [Theory]
    [InlineData("Électronique", 500, 15_000)]
    [InlineData("Mode", 100, 2_000)]
    [InlineData("Maison", 50, 3_000)]
    [InlineData("Beauté", 50, 800)]
    [InlineData("Sport", 80, 1_500)]
    [InlineData("Livres", 50, 300)]
    public void Prices_are_plausible_for_their_category(string category, int lowest, int highest)
    {
        var prices = Catalogue.Products.Where(p => p.Category == category).Select(p => p.Price).ToArray();

        prices.Length.ShouldBe(50);
        prices.ShouldAllBe(p => p >= lowest && p <= highest && p.Scale == 2);
        prices.Distinct().Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Products_and_clients_are_the_same_in_every_process()
    {
        var text = new StringBuilder();
        foreach (var p in Catalogue.Products) text.Append(CultureInfo.InvariantCulture, $"{p.Id}|{p.Name}|{p.Price}\n");
        foreach (var c in Clients.All) text.Append(CultureInfo.InvariantCulture, $"{c.Id}|{c.Address}|{c.City}\n");

        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))).ShouldBe("e7dbf61ccf54355441c3476e1c0110cc7bc1083a277e8c2aab062721ab59e7be");
    }
}
