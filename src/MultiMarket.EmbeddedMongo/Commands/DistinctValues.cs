using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>Gathers the different values under a path; the items of arrays count one by one.</summary>
internal sealed class DistinctValues(FieldPath path) : Stage
{
    private readonly HashSet<RawValue> _values = [];
    private long _memory;

    public RawValue Result => RawValue.FromItems([.. _values.Order()]);

    public override Sink Open(Sink next, PipelineContext context) => new DistinctSink(this, next, context);

    private void Visit(RawValue value, int depth, PipelineContext context)
    {
        if (depth == path.Count && !value.IsArray)
        {
            if (!value.IsMissing && !_values.Contains(value))
            {
                _values.Add(value.Detach());
                context.CheckMemory("distinct", _memory += value.MemorySize);
            }
        }
        else if (value.IsArray)
        {
            var position = 0;
            foreach (var item in value.ToItems())
            {
                if (depth == path.Count)
                    Add(item, context);
                else if (item.IsDocument)
                    Visit(item.Field(path[depth]), depth + 1, context);
                if (depth < path.Count && path.Index(depth) == position++)
                    Visit(item, depth + 1, context);
            }
        }
        else if (value.IsDocument)
        {
            Visit(value.Field(path[depth]), depth + 1, context);
        }
    }

    private void Add(RawValue item, PipelineContext context)
    {
        if (!_values.Contains(item) && _values.Add(item.Detach()))
            context.CheckMemory("distinct", _memory += item.MemorySize);
    }

    private sealed class DistinctSink(DistinctValues owner, Sink next, PipelineContext context) : Sink
    {
        public override bool Accept(Row row)
        {
            owner.Visit(row.Field(owner.Path.First), 1, context);
            return true;
        }

        public override void Complete() => next.Complete();
    }

    private FieldPath Path => path;
}
