using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MultiMarket.Domain.Simulation.Chance;
using MultiMarket.Domain.Simulation.Market;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Domain.Tests.Simulation.Market;

public sealed class ClientsSpecs
{
    private static readonly ClientParameters Parameters = new();
    private readonly Clients _clients = new(Parameters);

    [Fact]
    public void There_are_5000_with_an_id_an_address_and_a_mail_address_of_their_own()
    {
        _clients.All.Select(c => c.Id).ShouldBe(Enumerable.Range(1, 5_000).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        _clients.All.ShouldAllBe(c => c.Address.Length > 10 && char.IsAsciiDigit(c.Address[0]));
        _clients.All.Select(c => c.Address).Distinct().Count().ShouldBeGreaterThan(4_000);
        _clients.All.Select(c => c.Email).Distinct().Count().ShouldBe(5_000);
        _clients.All.ShouldAllBe(c => c.Email.EndsWith("@example.com", StringComparison.Ordinal) && c.Phone.Length == 13);
    }

    [Theory]
    [InlineData("Casablanca", .30)]
    [InlineData("Rabat", .15)]
    [InlineData("Marrakech", .10)]
    [InlineData("Fès", .08)]
    [InlineData("Tanger", .07)]
    [InlineData("Agadir", .03)]
    [InlineData("Mohammedia", .03)]
    public void They_live_in_14_cities_of_7_regions_by_weight(string city, double weight)
    {
        _clients.All.Select(c => c.City).Distinct().Count().ShouldBe(14);
        _clients.All.Select(c => c.City.Region).Distinct().Count().ShouldBe(7);
        (_clients.All.Count(c => c.City.Name == city) / 5_000.0).ShouldBe(weight / .97, 0.02);
    }

    [Fact]
    public void Ages_are_normal_within_their_limits()
    {
        _clients.All.ShouldAllBe(c => c.Age >= 18 && c.Age <= 70);
        // Cutting N(35, 12) at 18 and 70 moves its mean to 36.6 and its deviation to 10.6.
        _clients.All.Average(c => c.Age).ShouldBe(36.6, 0.8);
        var mean = _clients.All.Average(c => c.Age);
        Math.Sqrt(_clients.All.Average(c => Math.Pow(c.Age - mean, 2))).ShouldBe(10.6, 0.5);
    }

    [Fact]
    public void Sign_ups_are_exponential_from_the_opening()
    {
        _clients.FirstDay.ShouldBe(Parameters.OpenedOn);
        _clients.All.Average(c => c.SignedUpOn.DayNumber - Parameters.OpenedOn.DayNumber).ShouldBe(400, 8);
        // 5,000 × (1 − 1/e) = 3,161
        _clients.All.Count(c => c.SignedUpOn < Parameters.OpenedOn.AddDays(400)).ShouldBeInRange(3_140, 3_180);
    }

    [Fact]
    public void Loyalty_cards_follow_activity()
    {
        _clients.All.Count(c => c.Loyalty == Loyalty.Gold).ShouldBe(250);
        _clients.All.Count(c => c.Loyalty == Loyalty.Silver).ShouldBe(750);
        _clients.All.Count(c => c.Loyalty == Loyalty.Bronze).ShouldBe(1_500);
        _clients.All.Where(c => c.Loyalty == Loyalty.Gold).Min(c => c.Activity).ShouldBeGreaterThanOrEqualTo(_clients.All.Where(c => c.Loyalty == Loyalty.Silver).Max(c => c.Activity));
    }

    [Fact]
    public void Only_those_who_have_signed_up_are_drawn()
    {
        foreach (var days in (int[])[0, 1, 30, 400, 5_000])
        {
            var day = Parameters.OpenedOn.AddDays(days);
            for (var number = 0; number < 2_000; number++)
            {
                var random = new RandomSequence(1, 0, 0, number);
                _clients.Pick(day, ref random).SignedUpOn.ShouldBeLessThanOrEqualTo(day);
            }
        }
    }

    [Fact]
    public void Before_the_opening_nobody_can_be_drawn()
    {
        var random = new RandomSequence(1, 0, 0, 0);
        Should.Throw<ArgumentOutOfRangeException>(() => _clients.Pick(Parameters.OpenedOn.AddDays(-1), ref random)).Message.ShouldContain("2022-01-01");
    }

    [Fact]
    public void They_and_the_products_are_the_same_in_every_process()
    {
        var text = new StringBuilder();
        foreach (var p in new Catalogue(new CatalogueParameters()).Products) text.Append(CultureInfo.InvariantCulture, $"{p.Id}|{p.Name}|{p.Brand}|{p.Price}|{p.Cost}\n");
        foreach (var c in _clients.All) text.Append(CultureInfo.InvariantCulture, $"{c.Id}|{c.FirstName}|{c.LastName}|{c.Age}|{c.Phone}|{c.Address}|{c.City.Name}|{c.SignedUpOn:O}\n");

        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))).ShouldBe("c2eefa5353bba992b1865c489146a7957a63d4d3d8681a77d7385ffa2d0f027a");
    }
}
