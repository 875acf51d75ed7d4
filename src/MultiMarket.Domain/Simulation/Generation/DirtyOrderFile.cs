using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Simulation.Generation;

/// <summary>An order file with one thing wrong.</summary>
/// <param name="Channel">The channel of its folder.</param>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record DirtyOrderFile(Channel Channel, string Name, byte[] Content)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Required = ["client_id", "produits", "date_commande", "statut_commande"];

    /// <summary>
    /// Makes an item of a plan. A duplicate repeats an order of the history; the others are orders that the history does not have, so
    /// that those it has are all taken in.
    /// </summary>
    public static DirtyOrderFile Create(SalesHistory history, long orders, DirtPlan plan, long item)
    {
        var (record, kind) = plan.Item(item);
        var order = history.DrawOrder(kind == DirtKind.Duplicate ? record : orders + 1 + item);
        var name = OrderFileGeneration.FileName(order);
        var variant = item / DirtKinds.All.Count;
        return kind switch
        {
            DirtKind.Duplicate => new(order.Channel, $"{order.Channel.Name}-{order.OrderId}-copie.json", Encode(order)),
            DirtKind.MissingField => new(order.Channel, name, Edit(order, json => json.Remove(Required[variant % Required.Length]))),
            DirtKind.WrongType => new(order.Channel, name, Edit(order, json => GiveWrongType(json, variant))),
            // The status has an accent, whatever else has none.
            _ => new(order.Channel, name, StrayText.InLatin1(Encoding.UTF8.GetString(Encode(order with { Status = OrderStatus.Delivered })))),
        };
    }

    private static void GiveWrongType(JsonObject json, long variant)
    {
        var line = json["produits"]![0]!;
        switch (variant % 4)
        {
            case 0: line["quantite"] = "deux"; break;
            case 1: line["prix_unitaire"] = "8 500,00 MAD"; break;
            case 2: json["date_commande"] = 20250426; break;
            default: json["produits"] = line.DeepClone(); break;
        }
    }

    private static byte[] Edit(Order order, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Encode(order))!.AsObject();
        change(json);
        return JsonSerializer.SerializeToUtf8Bytes(json, Readable);
    }

    private static byte[] Encode(Order order)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        OrderFile.Write(order, buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
