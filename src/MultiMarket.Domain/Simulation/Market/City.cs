namespace MultiMarket.Domain.Simulation.Market;

/// <summary>A city where clients live.</summary>
/// <param name="Name"><c>ville</c>.</param>
/// <param name="Region">Its region.</param>
/// <param name="Weight">Its weight among the clients.</param>
public sealed record City(string Name, string Region, double Weight)
{
    /// <summary>Fourteen cities in seven regions.</summary>
    public static IReadOnlyList<City> All { get; } =
    [
        new("Casablanca", "Casablanca-Settat", .30),
        new("Rabat", "Rabat-Salé-Kénitra", .15),
        new("Marrakech", "Marrakech-Safi", .10),
        new("Fès", "Fès-Meknès", .08),
        new("Tanger", "Tanger-Tétouan-Al Hoceïma", .07),
        new("Agadir", "Souss-Massa", .03),
        new("Meknès", "Fès-Meknès", .03),
        new("Oujda", "Oriental", .03),
        new("Kénitra", "Rabat-Salé-Kénitra", .03),
        new("Tétouan", "Tanger-Tétouan-Al Hoceïma", .03),
        new("Salé", "Rabat-Salé-Kénitra", .03),
        new("El Jadida", "Casablanca-Settat", .03),
        new("Nador", "Oriental", .03),
        new("Mohammedia", "Casablanca-Settat", .03),
    ];
}
