namespace MultiMarket.Domain.Simulation;

/// <summary>A product of the simulated merchant.</summary>
/// <param name="Id"><c>produit_id</c>, <c>P001</c> to <c>P300</c>.</param>
/// <param name="Name"><c>nom</c>, in French.</param>
/// <param name="Category">The category, in French.</param>
/// <param name="Price"><c>prix_unitaire</c>, in MAD, with two decimals.</param>
public sealed record Product(string Id, string Name, string Category, decimal Price);
