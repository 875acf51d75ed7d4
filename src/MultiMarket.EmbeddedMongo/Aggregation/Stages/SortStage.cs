using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$sort. With a limit behind it, it keeps no more documents than that.</summary>
internal sealed class SortStage(KeyPattern pattern, long limit = long.MaxValue) : Stage
{
    public KeyPattern Pattern => pattern;

    public override FieldDependencies Reads
    {
        get
        {
            var reads = new FieldDependencies();
            foreach (var part in pattern.Parts)
                reads.Add(part.Path.Text);
            return reads;
        }
    }

    public static SortStage Parse(RawValue spec)
    {
        if (!spec.IsDocument)
            throw new MongoErrorException(15973, "the $sort key specification must be an object");
        if (!spec.Elements.MoveNext())
            throw new MongoErrorException(15976, "$sort stage must have at least one sort key");
        return new SortStage(SortKey.Parse(spec));
    }

    public SortStage WithLimit(long count) => new(pattern, Math.Min(limit, count));

    public override Sink Open(Sink next, PipelineContext context) => new SortSink(next, context, pattern, limit);

    private sealed class SortSink(Sink next, PipelineContext context, KeyPattern pattern, long limit) : Sink
    {
        // Documents with equal keys stay in the order in which they came.
        private static readonly Comparer<Entry> Order = Comparer<Entry>.Create((a, b) =>
        {
            var byKey = a.Key.AsSpan().SequenceCompareTo(b.Key);
            return byKey != 0 ? byKey : a.Number.CompareTo(b.Number);
        });

        private readonly KeyExtractor _extractor = new(pattern);
        private readonly PriorityQueue<Entry, Entry>? _best = limit <= 10_000 ? new(Comparer<Entry>.Create((a, b) => Order.Compare(b, a))) : null;
        private readonly List<Entry> _all = [];
        private long _number;
        private long _memory;

        public override bool Accept(Row row)
        {
            var document = row.ToDocument();
            var key = SortKey.Of(_extractor, document);
            if (_best is null)
            {
                _all.Add(new Entry(key, _number++, document.Detach()));
                Hold(key, document);
                return true;
            }

            if (_best.Count < limit)
            {
                Keep(key, document);
                Hold(key, document);
            }
            else if (key.AsSpan().SequenceCompareTo(_best.Peek().Key) < 0)
            {
                var last = _best.Dequeue();
                _memory -= SizeOf(last.Key, last.Document);
                Keep(key, document);
                Hold(key, document);
            }

            return true;
        }

        public override void Complete()
        {
            var sorted = _best is null ? _all : [.. _best.UnorderedItems.Select(item => item.Element)];
            sorted.Sort(Order);
            var row = new Row();
            foreach (var entry in sorted.Take((int)Math.Min(limit, int.MaxValue)))
            {
                row.Reset(entry.Document);
                if (!next.Accept(row))
                    break;
            }

            next.Complete();
        }

        private void Keep(byte[] key, RawValue document)
        {
            var entry = new Entry(key, _number++, document.Detach());
            _best!.Enqueue(entry, entry);
        }

        private void Hold(byte[] key, RawValue document)
        {
            _memory += SizeOf(key, document);
            context.CheckMemory("$sort", _memory);
        }

        private static long SizeOf(byte[] key, RawValue document) => document.MemorySize + key.Length + 100;

        private sealed record Entry(byte[] Key, long Number, RawValue Document);
    }
}
