using System.Text;
using System.Text.Json;

namespace MultiMarket.Domain.Orders.Parsing;

/// <summary>A field that the contract names, and what it asks for in words.</summary>
internal sealed class Field(string name, string expected, bool isOptional = false)
{
    private readonly byte[] _utf8Name = Encoding.UTF8.GetBytes(name);

    public string Name { get; } = name;

    public string Expected { get; } = expected;

    public bool IsOptional { get; } = isOptional;

    /// <summary>The index of the field whose name the reader stands on, or -1.</summary>
    public static int IndexOf(Field[] fields, in Utf8JsonReader json)
    {
        for (var i = 0; i < fields.Length; i++)
            if (json.ValueIsEscaped ? json.ValueTextEquals(fields[i]._utf8Name) : json.ValueSpan.SequenceEqual(fields[i]._utf8Name)) return i;
        return -1;
    }
}

/// <summary>The fields of the contract.</summary>
internal static class Fields
{
    private const string AnId = "a text of 1 to 64 printable characters";
    private const string AText = "a text that is not empty";

    public static readonly Field[] Order =
    [
        new("order_id", AnId),
        new("client_id", AnId),
        new("produits", "a list of 1 to 500 products"),
        new("date_commande", "a date and time in ISO 8601, such as 2025-04-26T14:00:00"),
        new("canal", "the text \"web\", \"mobile\" or \"boutique\""),
        new("statut_commande", "one of " + string.Join(", ", OrderStatuses.All.Select(s => $"\"{s.Name()}\""))),
        new("livraison", "an object with adresse and ville", isOptional: true),
    ];

    public static readonly Field[] Line =
    [
        new("produit_id", AText),
        new("nom", AText),
        new("quantite", "a whole number from 1 to 10000"),
        new("prix_unitaire", "a number from 0 to 10000000 with at most 4 decimals"),
    ];

    public static readonly Field[] Delivery = [new("adresse", AText), new("ville", AText)];
}
