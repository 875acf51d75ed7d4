using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Status;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Orders that are stored together; compared by identity, so that the answer for an earlier batch is known as such.</summary>
internal sealed class OrderBatch
{
    private readonly List<OrderValidated> _orders = [];
    private int _limit = int.MaxValue;

    public int Count => _orders.Count;

    public IReadOnlyList<OrderValidated> Orders => _orders;

    public BatchProgress Progress { get; set; }

    /// <summary>Why it failed; null while it has not.</summary>
    public Exception? Failure { get; set; }

    /// <summary>True when the order may join without making the batch larger than it allows.</summary>
    public bool Admits(OrderValidated order, int batchSize) => Count == 0 || Count < Math.Min(Math.Min(_limit, order.Arrival.BatchLimit), batchSize);

    public void Add(OrderValidated order)
    {
        _orders.Add(order);
        _limit = Math.Min(_limit, order.Arrival.BatchLimit);
    }

    /// <summary>The orders as the warehouse takes them.</summary>
    public IReadOnlyList<ReceivedOrder> Received() => _orders.ConvertAll(o => o.Order);

    /// <summary>The last orders that were stored, the newest last; what people who watch orders come in can take in.</summary>
    public IReadOnlyList<StoredOrder> Latest(IReadOnlyList<StoreOutcome> outcomes, DateTimeOffset now)
    {
        var latest = new List<StoredOrder>();
        for (var i = Count - 1; i >= 0 && latest.Count < OrderActivity.LatestKept; i--)
            if (outcomes[i].Kind == StoreOutcomeKind.Inserted) latest.Add(StoredOrder.Of(_orders[i].Order.Order, now));
        latest.Reverse();
        return latest;
    }

    /// <summary>What the outcome of one order means for its file: an <see cref="OrderInserted"/> or an <see cref="OrderRejected"/>.</summary>
    public static object Consequence(OrderValidated order, StoreOutcome outcome, DateTimeOffset now) => outcome.Kind switch
    {
        StoreOutcomeKind.Inserted => new OrderInserted(order.Arrival, order.Stamp, Duplicate: false),
        StoreOutcomeKind.Duplicate => new OrderInserted(order.Arrival, order.Stamp, Duplicate: true),
        StoreOutcomeKind.Conflict => Rejected(order, now, new Violation(
            ViolationCodes.Conflict,
            "$.order_id",
            $"other content in '{order.Arrival.File}' for the order '{order.Order.Order.Key}'",
            $"the content that was stored from '{outcome.ExistingFile}'")) with { StoredFrom = outcome.ExistingFile },
        StoreOutcomeKind.Refused => Rejected(order, now, new Violation(ViolationCodes.Refused, "$", outcome.Reason ?? "a document the warehouse refuses", "a document that the warehouse accepts")),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.Kind, "Unknown outcome"),
    };

    private static OrderRejected Rejected(OrderValidated order, DateTimeOffset now, Violation violation) =>
        new(order.Arrival, order.Stamp, new Rejection(order.Arrival.File, order.Order.Order.Channel.Folder, now, Attempts: 1, [violation]), Order: order.Order);
}

/// <summary>How far a batch has come.</summary>
internal enum BatchProgress
{
    /// <summary>On its way into the warehouse.</summary>
    Storing,

    /// <summary>To be stored again once the warehouse is back.</summary>
    Waiting,

    /// <summary>An exception that is no outage answered it.</summary>
    Failed,
}
