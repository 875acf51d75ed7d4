using System.Globalization;

namespace MultiMarket.Domain.Orders.Parsing;

/// <summary>An object of the contract: the order itself, one of its lines, or its delivery.</summary>
internal readonly record struct Place
{
    private const int AtOrder = -1;
    private const int AtDelivery = -2;
    private readonly int _where;

    private Place(int where) => _where = where;

    public static Place Order => new(AtOrder);

    public static Place Delivery => new(AtDelivery);

    public static Place Line(int index) => new(index);

    /// <summary>The JSON path of the object.</summary>
    public string Path => _where switch
    {
        AtOrder => "$",
        AtDelivery => "$.livraison",
        _ => string.Create(CultureInfo.InvariantCulture, $"$.produits[{_where}]"),
    };

    /// <summary>The JSON path of one of its fields.</summary>
    public string PathOf(string name) => JsonText.Child(Path, name);

    /// <summary>The key in <see cref="Order.Extra"/> of a field that the contract does not name.</summary>
    public string ExtraKey(string name) => _where switch
    {
        AtOrder => ExtraKeys.OfOrder(name),
        AtDelivery => ExtraKeys.Delivery + name,
        _ => ExtraKeys.Line(_where) + name,
    };
}
