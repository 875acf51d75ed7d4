using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Warehouse.Orders;

/// <summary>Decides what became of each order of a batch from what the server said of it.</summary>
internal static class InsertOutcomes
{
    /// <summary>Another document has the same unique key.</summary>
    public const int DuplicateKey = 11000;

    // A code that stands here concerns the document itself; it would be the same tomorrow. Every other code may pass, as a lack of
    // space or of rights does, and must reject nothing.
    private static readonly HashSet<int> DocumentRefusals =
    [
        2, // BadValue
        9, // FailedToParse
        14, // TypeMismatch
        15, // Overflow
        16, // InvalidLength
        22, // InvalidBSON
        52, // DollarPrefixedFieldName
        53, // InvalidIdField
        54, // NotSingleValueField
        55, // InvalidDBRef
        56, // EmptyFieldName
        57, // DottedFieldName
        61, // ShardKeyNotFound
        121, // DocumentValidationFailure
        171, // CannotIndexParallelArrays
        10334, // BSONObjectTooLarge
        17280, // KeyTooLong
        17419, // resulting document too large
        17420, // document to be stored too large
    ];

    // The same for an answer to the whole command. Here a code such as BadValue may concern an option of the command, and would
    // reject every order there is.
    private static readonly HashSet<int> SpoilingDocuments = [22, 52, 53, 55, 56, 57, 10334, 17419, 17420];

    /// <summary>True when the code, said of one document, tells that the server will never take it.</summary>
    public static bool IsRefusal(int code) => DocumentRefusals.Contains(code);

    /// <summary>True when the code, said of a whole command, can only come from one of its documents.</summary>
    public static bool IsSpoiltByDocument(int code) => SpoilingDocuments.Contains(code);

    /// <summary>The first failure that is no statement about a document; null when there is none.</summary>
    public static InsertFailure? FindOutage(IReadOnlyList<InsertFailure> failures)
    {
        foreach (var failure in failures)
            if (failure.Code != DuplicateKey && !IsRefusal(failure.Code)) return failure;
        return null;
    }

    /// <summary>One outcome for each order. Orders without a failure are inserted.</summary>
    /// <param name="orders">The batch.</param>
    /// <param name="failures">What the server said of single documents; none of it an outage.</param>
    /// <param name="stored">What the warehouse holds under the keys of the duplicates.</param>
    /// <exception cref="WarehouseUnavailableException">An order vanished between its refusal and the look at it.</exception>
    public static StoreOutcome[] Decide(
        IReadOnlyList<ReceivedOrder> orders,
        IReadOnlyList<InsertFailure> failures,
        IReadOnlyDictionary<string, StoredOrder> stored)
    {
        var outcomes = new StoreOutcome[orders.Count];
        Array.Fill(outcomes, StoreOutcome.Inserted);
        foreach (var failure in failures)
            outcomes[failure.Index] = failure.Code == DuplicateKey ? Compare(orders[failure.Index], failure, stored) : Refused(failure);
        return outcomes;
    }

    /// <summary>The outcome of a document that the server refuses.</summary>
    public static StoreOutcome Refused(InsertFailure failure) =>
        new(StoreOutcomeKind.Refused, Reason: $"MongoDB error {failure.Code}: {failure.Message}");

    private static StoreOutcome Compare(ReceivedOrder order, InsertFailure failure, IReadOnlyDictionary<string, StoredOrder> stored)
    {
        if (stored.TryGetValue(order.Order.Key, out var existing))
            return existing.Fingerprint == order.Fingerprint ? new(StoreOutcomeKind.Duplicate, existing.File) : new(StoreOutcomeKind.Conflict, existing.File ?? "(no file name)");

        // Not under that key: either somebody deleted it in between, or a unique index that is not ours stands in the way.
        return failure.Message.Contains(" _id_ dup key", StringComparison.Ordinal)
            ? throw new WarehouseUnavailableException($"order {order.Order.Key} was deleted while it was being compared; it is to be stored again")
            : Refused(failure);
    }
}

/// <summary>What the server said of one document of a batch.</summary>
internal readonly record struct InsertFailure(int Index, int Code, string Message);

/// <summary>What is known of an order that is already stored.</summary>
internal sealed record StoredOrder(string? Fingerprint, string? File);
