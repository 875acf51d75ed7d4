namespace MultiMarket.Domain.Simulation.Market;

/// <summary>A client of the simulated merchant; no real person.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Id"><c>client_id</c>: the number in digits.</param>
/// <param name="FirstName">The first name.</param>
/// <param name="LastName">The family name.</param>
/// <param name="IsWoman">The gender that the first name goes with.</param>
/// <param name="Age">In years.</param>
/// <param name="Email">An address in a domain that is reserved for examples.</param>
/// <param name="Phone">A mobile number, <c>+212…</c>.</param>
/// <param name="Address"><c>adresse</c>.</param>
/// <param name="City"><c>ville</c>.</param>
/// <param name="SignedUpOn">No order is older.</param>
/// <param name="Loyalty">The loyalty card.</param>
/// <param name="Activity">The weight among all clients who have signed up.</param>
public sealed record Client(
    int Number,
    string Id,
    string FirstName,
    string LastName,
    bool IsWoman,
    int Age,
    string Email,
    string Phone,
    string Address,
    City City,
    DateOnly SignedUpOn,
    Loyalty Loyalty,
    double Activity);

/// <summary>The loyalty cards, by activity: gold for the first 5 %, silver for the next 15 %, bronze for the next 30 %.</summary>
public enum Loyalty
{
    /// <summary>No card.</summary>
    None,

    /// <summary><c>Bronze</c></summary>
    Bronze,

    /// <summary><c>Argent</c></summary>
    Silver,

    /// <summary><c>Or</c></summary>
    Gold,
}
