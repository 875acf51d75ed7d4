using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>All documents in the order of insertion, or backwards; optionally only a stretch of rows.</summary>
internal sealed class CollectionScan(CollectionInfo collection, bool reverse, long from = 0, long to = long.MaxValue) : RowSource
{
    private readonly string _sql = reverse
        ? $"SELECT r, d FROM {collection.Table} WHERE r>=? AND r<? ORDER BY r DESC"
        : $"SELECT r, d FROM {collection.Table} WHERE r>=? AND r<? ORDER BY r";

    private readonly DocumentArena _arena = new();
    private SqliteStatement.Lease? _lease;
    private long _from = from;
    private long _to = to;

    public override bool IsLarge => collection.Counters.Documents > 5000;

    public override CollectionInfo Collection => collection;

    public override bool Pump(IDocumentStore store, Sink sink, Row row)
    {
        _lease ??= Start(store);
        var statement = _lease.Value.Statement;
        var bytes = 0;
        for (var i = 0; i < Portion && bytes < PortionBytes; i++)
        {
            if (!statement.Step())
                return false;
            CurrentRow = statement.Int64(0);
            if (reverse)
                _to = CurrentRow;
            else
                _from = CurrentRow + 1;
            DocumentsExamined++;
            var document = statement.Blob(1);
            bytes += document.Length;
            row.Reset(_arena.Add(document));
            if (!sink.Accept(row))
                return false;
        }

        return true;
    }

    public override void Suspend()
    {
        _lease?.Dispose();
        _lease = null;
    }

    private SqliteStatement.Lease Start(IDocumentStore store)
    {
        var lease = store.Connection.Prepare(_sql).Use();
        lease.Statement.Bind(1, _from).Bind(2, _to);
        return lease;
    }
}
