using System.Text;
using System.Text.Json;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Events;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Status;

namespace MultiMarket.Host.Events;

/// <summary>Events in the form of server-sent events, with or without what names a person.</summary>
internal static class EventText
{
    /// <summary>Writes an event: its name, its place as id, its data as one line of JSON.</summary>
    /// <param name="text">Takes it.</param>
    /// <param name="e">The event.</param>
    /// <param name="personal">False masks.</param>
    /// <param name="json">How JSON is written.</param>
    public static void Write(StringBuilder text, FeedEvent e, bool personal, JsonSerializerOptions json)
    {
        var (name, body) = e switch
        {
            OrderInsertedEvent inserted => ("order-inserted", (object)Of(inserted.Order, personal)),
            FileRejectedEvent rejected => ("file-rejected", Of(rejected.Channel, rejected.Rejection, personal)),
            ChannelChangedEvent changed => ("channel-changed", Of(changed, personal)),
            EventsMissedEvent missed => ("events-missed", new EventsMissedBody(missed.Count)),
            _ => throw new ArgumentOutOfRangeException(nameof(e), e, "Unknown event"),
        };
        text.Append("event: ").Append(name).Append("\nid: ").Append(e.Position).Append("\ndata: ").Append(JsonSerializer.Serialize(body, body.GetType(), json)).Append("\n\n");
    }

    private static OrderInsertedBody Of(StoredOrder order, bool personal) => new(
        order.StoredAt, order.Channel.Name, order.OrderId, personal ? order.ClientId : null, DateTime.SpecifyKind(order.PlacedAt, DateTimeKind.Unspecified),
        Domain.Orders.OrderStatuses.Name(order.Status), order.Delivery?.City, personal ? order.Delivery?.Address : null, order.ItemCount, order.Total, !personal);

    private static FileRejectedBody Of(Channel channel, Rejection rejection, bool personal) => new(
        rejection.RejectedAt, channel.Name, personal ? rejection.File : null, rejection.Attempts, [.. rejection.Violations.Select(v => v.Code).Distinct()],
        personal ? rejection.Violations : null, !personal);

    private static ChannelChangedBody Of(ChannelChangedEvent changed, bool personal) => new(
        changed.At,
        changed.Channel.Name,
        changed.Part == ChannelPart.Ingestion ? "ingestion" : "simulation",
        changed.Change switch { ChannelChange.Paused => "paused", ChannelChange.Resumed => "resumed", _ => "rate" },
        changed.Rate?.ToString(),
        personal ? changed.Who : null,
        !personal);
}
