using System.Globalization;

namespace MultiMarket.Domain.Orders.Parsing;

/// <summary>
/// The keys of <see cref="Order.Extra"/>: the name of a top-level field, or the path of a nested one, such as
/// <c>livraison.etage</c> or <c>produits[0].couleur</c>. A top-level name that could be mistaken for such a path is quoted:
/// <c>['livraison.etage']</c>.
/// </summary>
internal static class ExtraKeys
{
    public const string Delivery = "livraison.";
    private const string Lines = "produits[";
    private const string Quote = "['";
    private const string EndQuote = "']";

    public static string Line(int index) => string.Create(CultureInfo.InvariantCulture, $"{Lines}{index}].");

    public static string OfOrder(string name) => IsNested(name) || name.StartsWith(Quote, StringComparison.Ordinal) ? Quote + name + EndQuote : name;

    /// <summary>The name of the top-level field behind a key; null when the key is that of a nested field.</summary>
    public static string? NameInOrder(string key)
    {
        if (IsNested(key)) return null;
        return key.StartsWith(Quote, StringComparison.Ordinal) ? key[Quote.Length..^EndQuote.Length] : key;
    }

    private static bool IsNested(string key) =>
        key.StartsWith(Delivery, StringComparison.Ordinal) || key.StartsWith(Lines, StringComparison.Ordinal);
}
