using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>The rows that an update or delete acts on: found first, changed afterwards, so that no scan meets its own changes.</summary>
internal static class TargetRows
{
    /// <summary>Rows of the documents that match.</summary>
    public static List<long> Find(WriteSession session, CollectionInfo collection, Matcher filter, string? hint, KeyPattern? sort, long limit, Variables variables, Deadline deadline)
    {
        var plan = Planner.Plan(collection, filter, sort, IndexHint.Resolve(hint, collection), variables);
        if (plan.IsBehind(session))
            session.CatchUp(collection);
        var source = plan.Open();
        var collector = new Collector(source, filter, sort is null || plan.ProvidesSort ? null : sort, limit);
        var row = new Row { Variables = variables };
        try
        {
            Deadline.Current = deadline;
            do
                deadline.Check();
            while (source.Pump(session, collector, row));
        }
        finally
        {
            Deadline.Current = null;
            source.Suspend();
        }

        return collector.Rows();
    }

    public static RawValue Read(WriteSession session, CollectionInfo collection, long row)
    {
        using var use = session.Connection.Prepare($"SELECT d FROM {collection.Table} WHERE r=?").Use();
        return use.Statement.Bind(1, row).Step() ? RawValue.Document(use.Statement.Blob(0).ToArray()) : default;
    }

    private sealed class Collector(RowSource source, Matcher filter, KeyPattern? sort, long limit) : Sink
    {
        private readonly List<(byte[] Key, long Row)> _found = [];
        private readonly KeyExtractor? _extractor = sort is null ? null : new KeyExtractor(sort);

        public override bool Accept(Row row)
        {
            if (!filter.Matches(row))
                return true;
            _found.Add((_extractor is null ? [] : SortKey.Of(_extractor, row.ToDocument()), source.CurrentRow));
            return _extractor is not null || _found.Count < limit;
        }

        public override void Complete()
        {
        }

        public List<long> Rows()
        {
            IEnumerable<(byte[] Key, long Row)> ordered = _extractor is null
                ? _found
                : _found.Order(Comparer<(byte[] Key, long Row)>.Create((a, b) => a.Key.AsSpan().SequenceCompareTo(b.Key) is not 0 and var order ? order : a.Row.CompareTo(b.Row)));
            return [.. ordered.Select(item => item.Row).Take((int)Math.Min(limit, int.MaxValue))];
        }
    }
}
