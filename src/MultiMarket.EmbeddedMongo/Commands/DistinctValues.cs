using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>
/// Gathers the different values under a path in the order in which documents bring them, those of one document by value; the items of
/// arrays count one by one.
/// </summary>
internal sealed class DistinctValues(FieldPath path) : Stage
{
    private readonly HashSet<RawValue> _values = [];
    private readonly List<RawValue> _ordered = [];
    private readonly List<RawValue> _found = [];
    private long _memory;

    public RawValue Result => RawValue.FromItems(_ordered);

    public override Sink Open(Sink next, PipelineContext context) => new DistinctSink(this, next, context);

    private void Visit(RawValue value, int depth)
    {
        if (depth == path.Count && !value.IsArray)
        {
            if (!value.IsMissing)
                _found.Add(value);
        }
        else if (value.IsArray)
        {
            var position = 0;
            foreach (var item in value.ToItems())
            {
                if (depth == path.Count)
                    _found.Add(item);
                else if (item.IsDocument)
                    Visit(item.Field(path[depth]), depth + 1);
                if (depth < path.Count && path.Index(depth) == position++)
                    Visit(item, depth + 1);
            }
        }
        else if (value.IsDocument)
        {
            Visit(value.Field(path[depth]), depth + 1);
        }
    }

    private void Take(Row row, PipelineContext context)
    {
        Visit(row.Field(path.First), 1);
        if (_found.Count > 1)
            _found.Sort();
        foreach (var value in _found)
        {
            if (_values.Contains(value))
                continue;
            var kept = value.Detach();
            _values.Add(kept);
            _ordered.Add(kept);
            context.CheckMemory("distinct", _memory += value.MemorySize);
        }

        _found.Clear();
    }

    private sealed class DistinctSink(DistinctValues owner, Sink next, PipelineContext context) : Sink
    {
        public override bool Accept(Row row)
        {
            owner.Take(row, context);
            return true;
        }

        public override void Complete() => next.Complete();
    }
}
