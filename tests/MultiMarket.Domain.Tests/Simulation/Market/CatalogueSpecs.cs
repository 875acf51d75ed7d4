using MultiMarket.Domain.Simulation.Market;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Tests.Simulation.Market;

public sealed class CatalogueSpecs
{
    private readonly Catalogue _catalogue = new(new CatalogueParameters());

    [Fact]
    public void It_has_300_products_with_ids_and_names_of_their_own()
    {
        _catalogue.Products.Select(p => p.Id).ShouldBe(Enumerable.Range(1, 300).Select(i => $"P{i:000}"));
        _catalogue.Products.Select(p => p.Name).Distinct().Count().ShouldBe(300);
        var laptop = _catalogue.Products[14];
        (laptop.Number, laptop.Id, laptop.Name, laptop.Price).ShouldBe((15, "P015", "Laptop", 8500m));
    }

    [Fact]
    public void It_has_6_categories_18_sub_categories_and_12_brands()
    {
        _catalogue.Products.Select(p => p.Category).Distinct().Count().ShouldBe(6);
        _catalogue.Products.Select(p => (p.Category, p.SubCategory)).Distinct().Count().ShouldBe(18);
        _catalogue.Products.Select(p => p.Brand).Distinct().Count().ShouldBe(12);
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
        var prices = _catalogue.Products.Where(p => p.Category == category).Select(p => p.Price).ToArray();

        prices.Length.ShouldBe(50);
        prices.ShouldAllBe(p => p >= lowest && p <= highest && p.Scale == 2);
        prices.Distinct().Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Costs_are_60_to_80_percent_of_the_price_without_tax()
    {
        var shares = _catalogue.Products.Select(p => p.Cost / (p.Price / 1.2m)).ToArray();

        shares.ShouldAllBe(s => s > 0.599m && s < 0.801m);
        shares.Average().ShouldBe(0.7m, 0.02m);
        _catalogue.Products.ShouldAllBe(p => p.Cost.Scale == 2);
    }
}
