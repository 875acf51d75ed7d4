using MultiMarket.EmbeddedMongo.Storage;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>How the documents of a query are found.</summary>
/// <param name="Collection">The collection; null when there is none, and so nothing to find.</param>
/// <param name="Index">The index to walk, or null for the whole collection in the order of insertion.</param>
/// <param name="Ranges">The stretches of the index, in its order.</param>
/// <param name="BoundFields">How many leading fields of the index the filter bounds.</param>
/// <param name="Reverse">Whether to walk backwards.</param>
/// <param name="ProvidesSort">Whether the documents come in the order asked for.</param>
/// <param name="Covered">Whether the index entries hold all that is asked for.</param>
internal sealed record QueryPlan(CollectionInfo? Collection, IndexInfo? Index, IReadOnlyList<KeyRange> Ranges, int BoundFields, bool Reverse, bool ProvidesSort, bool Covered)
{
    /// <summary>The intervals of each field of the index, for people to read.</summary>
    public IReadOnlyList<(string Field, IReadOnlyList<string> Intervals)> Bounds { get; init; } = [];

    /// <summary>Whether only the number of documents is asked for.</summary>
    public bool CountsOnly { get; init; }

    public static QueryPlan WholeCollection(CollectionInfo? collection, bool reverse = false) =>
        new(collection, null, [], 0, reverse, ProvidesSort: false, Covered: false);

    public RowSource Open()
    {
        if (Collection is null)
            return new EmptySource();
        if (CountsOnly)
            return new CountedSource(Collection);
        if (Index is null)
            return new CollectionScan(Collection, Reverse);
        Index.Usage.Count();
        return new IndexScan(Collection, Index, Ranges, Reverse, Covered, ProvidesSort);
    }

    /// <summary>Whether the plan relies on the order of an index that has not seen all documents.</summary>
    public bool IsBehind(IDocumentStore store) => ProvidesSort && Index is { IsDeferred: true } && Collection is not null
        && DataFile.ReadIndexedTo(store.Connection, Index) < DataFile.ReadLastRow(store.Connection, Collection);
}
