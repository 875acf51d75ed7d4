namespace MultiMarket.Domain.Simulation.Market;

/// <summary>A product of the simulated merchant.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Id"><c>produit_id</c>, <c>P001</c> to <c>P300</c>.</param>
/// <param name="Name"><c>nom</c>, in French.</param>
/// <param name="Category">The category, in French.</param>
/// <param name="SubCategory">The sub-category, in French.</param>
/// <param name="Brand">One of twelve.</param>
/// <param name="Price">In MAD with tax, two decimals; <c>prix_unitaire</c> of an order without promotion.</param>
/// <param name="Cost">What the merchant pays for it, in MAD without tax, two decimals.</param>
/// <param name="HasSizes">True when a wrong size is a reason to send it back.</param>
/// <param name="HasColours">True when another colour is a reason to send it back.</param>
public sealed record Product(int Number, string Id, string Name, string Category, string SubCategory, string Brand, decimal Price, decimal Cost, bool HasSizes, bool HasColours);
