namespace MultiMarket.Domain.Simulation;

/// <summary>A client of the simulated merchant.</summary>
/// <param name="Id"><c>client_id</c>, <c>1</c> to <c>5000</c>.</param>
/// <param name="Address"><c>adresse</c>.</param>
/// <param name="City"><c>ville</c>, one of Morocco's.</param>
public sealed record Client(string Id, string Address, string City);
