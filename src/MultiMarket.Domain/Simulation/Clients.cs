using System.Globalization;
using Bogus;

namespace MultiMarket.Domain.Simulation;

/// <summary>The 5,000 clients that all channels share, the same in every process.</summary>
public static class Clients
{
    private const int Count = 5_000;
    private const int Seed = 5_000;
    private static readonly Lazy<IReadOnlyList<Client>> Built = new(Build);

    // The nine smaller cities weigh .03 each; the weights are shares of their sum.
    private static readonly Weighted<string> Cities = new(
    [
        ("Casablanca", .30), ("Rabat", .15), ("Marrakech", .10), ("Fès", .08), ("Tanger", .07),
        ("Agadir", .03), ("Meknès", .03), ("Oujda", .03), ("Kénitra", .03), ("Tétouan", .03),
        ("Salé", .03), ("Safi", .03), ("El Jadida", .03), ("Béni Mellal", .03),
    ]);

    private static readonly string[] Streets =
    [
        "Av Roudani", "Av Mohammed V", "Av Hassan II", "Bd Zerktouni", "Bd Anfa", "Av des FAR", "Bd Moulay Youssef", "Rue Ibn Batouta",
        "Rue Al Massira", "Av Allal Ben Abdellah", "Rue Ibn Sina", "Bd Ghandi", "Rue Tarik Ibn Ziad", "Av de la Liberté", "Rue des Orangers",
    ];

    private static readonly string[] Quarters =
        ["Centre ville", "Médina", "Ville nouvelle", "Hay Riad", "Hay Salam", "Gare", "Les Orangers", "Al Qods", "Hay Mohammadi", "Marjane"];

    /// <summary>The clients by id, built at first use.</summary>
    public static IReadOnlyList<Client> All => Built.Value;

    private static List<Client> Build()
    {
        var faker = new Faker("fr") { Random = new Randomizer(Seed) };
        var clients = new List<Client>(Count);
        for (var number = 1; number <= Count; number++)
        {
            var street = faker.PickRandom(Streets);
            var quarter = faker.PickRandom(Quarters);
            var address = $"{faker.Address.BuildingNumber()} {street}, {quarter}";
            clients.Add(new Client(number.ToString(CultureInfo.InvariantCulture), address, Cities.Pick(faker.Random.Double())));
        }

        return clients;
    }
}
