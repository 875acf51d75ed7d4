using System.Globalization;
using System.Text;
using Bogus;
using MultiMarket.Domain.Simulation.Chance;

namespace MultiMarket.Domain.Simulation.Market;

/// <summary>Invents the names and addresses of clients, the same ones in every process.</summary>
internal sealed class People
{
    private const int Seed = 5_000;

    private static readonly string[] Women =
    [
        "Fatima", "Khadija", "Aïcha", "Zineb", "Salma", "Laila", "Samira", "Nadia", "Meryem", "Sanae", "Hajar", "Imane", "Ghita", "Houda", "Loubna",
        "Naïma", "Rim", "Soukaina", "Yasmine", "Asmae", "Btissam", "Chaimae", "Dounia", "Kawtar",
    ];

    private static readonly string[] Men =
    [
        "Mohamed", "Ahmed", "Youssef", "Hassan", "Omar", "Karim", "Mehdi", "Rachid", "Bilal", "Hamza", "Anas", "Ayoub", "Amine", "Driss", "Ismaïl",
        "Khalid", "Mustapha", "Nabil", "Othmane", "Reda", "Saad", "Tarik", "Zakaria", "Abdellah",
    ];

    private static readonly string[] Families =
    [
        "Alaoui", "Benjelloun", "El Fassi", "Tazi", "Berrada", "Filali", "El Idrissi", "Kettani", "Lahlou", "Mekouar", "Sefrioui", "Tounsi", "Yacoubi",
        "Zniber", "Amrani", "Bennani", "Chraïbi", "Daoudi", "El Amri", "Fathi", "Guessous", "Haddad", "Jabri", "Khattabi", "Lamrani", "Mansouri", "Naciri",
        "Ouazzani", "Rahmouni", "Saïdi", "Sbai", "Slaoui", "Tahiri", "Wahbi", "Ziani", "Benkirane", "Belhaj", "Cherkaoui", "Hajji", "Raji",
    ];

    private static readonly string[] Streets =
    [
        "Av Roudani", "Av Mohammed V", "Av Hassan II", "Bd Zerktouni", "Bd Anfa", "Av des FAR", "Bd Moulay Youssef", "Rue Ibn Batouta",
        "Rue Al Massira", "Av Allal Ben Abdellah", "Rue Ibn Sina", "Bd Ghandi", "Rue Tarik Ibn Ziad", "Av de la Liberté", "Rue des Orangers",
    ];

    private static readonly string[] Quarters =
        ["Centre ville", "Médina", "Ville nouvelle", "Hay Riad", "Hay Salam", "Gare", "Les Orangers", "Al Qods", "Hay Mohammadi", "Marjane"];

    private readonly Faker _faker = new("fr") { Random = new Randomizer(Seed) };
    private readonly WeightedIndex _cities = new([.. City.All.Select(c => c.Weight)]);

    /// <summary>Invents the next person.</summary>
    public Person Next(int number, ref RandomSequence random)
    {
        var isWoman = _faker.Random.Bool();
        var first = _faker.Random.ArrayElement(isWoman ? Women : Men);
        var last = _faker.Random.ArrayElement(Families);
        var address = $"{_faker.Address.BuildingNumber()} {_faker.Random.ArrayElement(Streets)}, {_faker.Random.ArrayElement(Quarters)}";
        var email = string.Create(CultureInfo.InvariantCulture, $"{Plain(first)}.{Plain(last)}{number}@example.com");
        return new Person(first, last, isWoman, email, _faker.Phone.PhoneNumber("+2126########"), address, City.All[_cities.Pick(ref random)]);
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
            if (char.IsAsciiLetter(c)) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }
}

/// <summary>Name and address of a client.</summary>
internal sealed record Person(string FirstName, string LastName, bool IsWoman, string Email, string Phone, string Address, City City);
