namespace MultiMarket.Domain.Orders;

/// <summary>One broken rule of the order contract.</summary>
/// <param name="Code">A stable word for programs, such as <c>syntax</c>, <c>missing</c>, <c>type</c>, <c>range</c>, <c>conflict</c>.</param>
/// <param name="Path">The JSON path of the offending value, such as <c>$.produits[0].quantite</c>.</param>
/// <param name="Found">What the file holds there, shortened.</param>
/// <param name="Expected">What the contract asks for.</param>
public sealed record Violation(string Code, string Path, string Found, string Expected)
{
    /// <summary>One sentence for people.</summary>
    public string Message => $"{Path}: found {Found}, expected {Expected}";
}
