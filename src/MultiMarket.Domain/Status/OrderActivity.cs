using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Status;

/// <summary>What this host has just stored; a snapshot.</summary>
/// <param name="Latest">The latest orders, the newest first, at most 50. They name people.</param>
/// <param name="Minutes">The orders stored in each of the last 60 minutes, the oldest first; minutes without orders are there too.</param>
public sealed record OrderActivity(ValueList<StoredOrder> Latest, ValueList<MinuteCount> Minutes)
{
    /// <summary>The most orders in <see cref="Latest"/>.</summary>
    public const int LatestKept = 50;

    /// <summary>The minutes in <see cref="Minutes"/>.</summary>
    public const int MinutesKept = 60;
}

/// <summary>An order that was just stored.</summary>
/// <param name="StoredAt">When the warehouse had it safely.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="OrderId">Its number within the channel.</param>
/// <param name="ClientId">Who ordered.</param>
/// <param name="PlacedAt"><c>date_commande</c>, the merchant's wall clock.</param>
/// <param name="Status">Its status.</param>
/// <param name="Delivery">Where it goes; null for shops.</param>
/// <param name="ItemCount">The sum of the quantities.</param>
/// <param name="Total">Its amount, in MAD.</param>
public sealed record StoredOrder(
    DateTimeOffset StoredAt,
    Channel Channel,
    string OrderId,
    string ClientId,
    DateTime PlacedAt,
    OrderStatus Status,
    Delivery? Delivery,
    int ItemCount,
    decimal Total)
{
    /// <summary>What there is to tell of an order that was stored at that moment.</summary>
    public static StoredOrder Of(Order order, DateTimeOffset storedAt) => new(
        storedAt, order.Channel, order.OrderId, order.ClientId, order.PlacedAt, order.Status, order.Delivery, order.ItemCount, order.Total);
}

/// <summary>The orders stored in one minute.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Orders">Their number per channel, in the order of <see cref="Channel.All"/>.</param>
public sealed record MinuteCount(DateTimeOffset Start, ValueList<long> Orders);
