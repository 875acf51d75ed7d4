namespace MultiMarket.Domain.Simulation.Market;

/// <summary>A category of the catalogue.</summary>
/// <param name="Name">Its name, in French.</param>
/// <param name="Demand">Its weight among all categories, by order lines.</param>
/// <param name="LowestPrice">In MAD.</param>
/// <param name="HighestPrice">In MAD.</param>
/// <param name="HasSizes">True when a wrong size is a reason to send something back.</param>
/// <param name="HasColours">True when another colour is.</param>
/// <param name="Brands">The brands that make it.</param>
/// <param name="Variants">The variants of each article besides the plain one.</param>
/// <param name="SubCategories">Three of them.</param>
internal sealed record Category(
    string Name,
    double Demand,
    decimal LowestPrice,
    decimal HighestPrice,
    bool HasSizes,
    bool HasColours,
    string[] Brands,
    string[] Variants,
    SubCategory[] SubCategories);

/// <summary>A part of a category: its articles with the price of the plain one in MAD.</summary>
internal sealed record SubCategory(string Name, (string Name, decimal Price)[] Articles);
