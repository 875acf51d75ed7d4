using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MultiMarket.Domain.Orders.Parsing;

namespace MultiMarket.Domain.Orders;

/// <summary>Writes order files.</summary>
public static class OrderFile
{
    // Files are read by people and by programs, never pasted into HTML, so accents stay readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes an order as one line of JSON in the field order of the contract, the fields of <see cref="Order.Extra"/> in their
    /// place, each after those that the contract names. <see cref="OrderParser"/> reads the same order back.
    /// </summary>
    /// <exception cref="JsonException"><see cref="Order.Extra"/> is no JSON object.</exception>
    /// <exception cref="ArgumentException">A text of the order holds half of a surrogate pair.</exception>
    public static void Write(Order order, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        using var extra = order.Extra is null ? null : ExtraFields.Parse(order.Extra);
        json.WriteStartObject();
        json.WriteString("order_id"u8, order.OrderId);
        json.WriteString("client_id"u8, order.ClientId);
        json.WriteStartArray("produits"u8);
        for (var i = 0; i < order.Lines.Count; i++)
        {
            json.WriteStartObject();
            Write(order.Lines[i], json);
            extra?.WriteBelow(ExtraKeys.Line(i), json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteDate(order.PlacedAt, json);
        json.WriteString("canal"u8, order.Channel.Name);
        json.WriteString("statut_commande"u8, order.Status.Name());
        if (order.Delivery is { } delivery)
        {
            json.WriteStartObject("livraison"u8);
            json.WriteString("adresse"u8, delivery.Address);
            json.WriteString("ville"u8, delivery.City);
            extra?.WriteBelow(ExtraKeys.Delivery, json);
            json.WriteEndObject();
        }

        extra?.WriteTop(json);
        json.WriteEndObject();
    }

    private static void Write(OrderLine line, Utf8JsonWriter json)
    {
        json.WriteString("produit_id"u8, line.ProductId);
        json.WriteString("nom"u8, line.Name);
        json.WriteNumber("quantite"u8, line.Quantity);
        json.WriteNumber("prix_unitaire"u8, WithTwoDecimals(line.UnitPrice));
    }

    private static void WriteDate(DateTime placedAt, Utf8JsonWriter json)
    {
        Span<byte> text = stackalloc byte[32];
        var format = placedAt.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.fff";
        placedAt.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        json.WriteString("date_commande"u8, text[..length]);
    }

    // A decimal is written with as many digits as it carries: adding 0.00 gives it two, and rounding takes the others away.
    private static decimal WithTwoDecimals(decimal price)
    {
        var rounded = decimal.Round(price, 2);
        return rounded == price ? rounded + 0.00m : price;
    }
}
