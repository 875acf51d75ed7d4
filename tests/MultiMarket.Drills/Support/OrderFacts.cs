using System.Globalization;
using System.Text.Json;
using MongoDB.Bson;

namespace MultiMarket.Drills.Support;

/// <summary>Enough of an order to tell it from another one; read from files and documents without any code of the product.</summary>
internal sealed record OrderFacts(string Channel, string OrderId, string Client, string Status, decimal Total)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1_000 };

    public string Key => $"{Channel}:{OrderId}";

    /// <summary>The order in a file; null when it is none.</summary>
    public static OrderFacts? OfFile(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("\uFEFF"u8)) content = content[3..];
        try
        {
            using var document = JsonDocument.Parse(content.ToArray(), Deep);
            var order = document.RootElement;
            return new OrderFacts(
                order.GetProperty("canal").GetString()!,
                order.GetProperty("order_id").GetString()!,
                order.GetProperty("client_id").GetString()!,
                order.GetProperty("statut_commande").GetString()!,
                order.GetProperty("produits").EnumerateArray().Sum(line => line.GetProperty("quantite").GetDecimal() * line.GetProperty("prix_unitaire").GetDecimal()));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The order in a document of the warehouse.</summary>
    public static OrderFacts OfDocument(BsonDocument document) => new(
        document["canal"].AsString,
        document["order_id"].AsString,
        document["client_id"].AsString,
        document["statut_commande"].AsString,
        decimal.Parse(document["montant_total"].AsDecimal128.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture));
}
