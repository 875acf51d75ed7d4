using MultiMarket.Domain.Simulation;

namespace MultiMarket.Domain.Tests.Simulation;

public sealed class ClientsSpecs
{
    [Fact]
    public void There_are_5000_with_an_id_of_their_own_and_an_address()
    {
        Clients.All.Select(c => c.Id).Distinct().Count().ShouldBe(5_000);
        Clients.All.ShouldAllBe(c => c.Address.Length > 10 && char.IsAsciiDigit(c.Address[0]));
        Clients.All.Select(c => c.Address).Distinct().Count().ShouldBeGreaterThan(4_000);
    }

    [Theory]
    [InlineData("Casablanca", .30)]
    [InlineData("Rabat", .15)]
    [InlineData("Marrakech", .10)]
    [InlineData("Fès", .08)]
    [InlineData("Tanger", .07)]
    [InlineData("Agadir", .03)]
    [InlineData("Béni Mellal", .03)]
    public void They_live_in_14_cities_by_weight(string city, double weight)
    {
        Clients.All.Select(c => c.City).Distinct().Count().ShouldBe(14);
        var share = Clients.All.Count(c => c.City == city) / 5_000.0;
        share.ShouldBe(weight / .97, 0.02);
    }
}
