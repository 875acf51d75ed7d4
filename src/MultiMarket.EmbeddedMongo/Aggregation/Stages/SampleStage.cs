using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$sample: some documents by chance, each at most once.</summary>
internal sealed class SampleStage(int size) : Stage
{
    public static SampleStage Parse(RawValue spec)
    {
        if (!spec.IsDocument)
            throw new MongoErrorException(28745, "the $sample stage specification must be an object");
        foreach (var name in FieldNames.Of(spec))
        {
            if (name != "size")
                throw new MongoErrorException(28748, $"unrecognized option to $sample: {name}");
        }

        var size = spec.Field("size"u8);
        if (size.IsMissing)
            throw new MongoErrorException(28749, "$sample stage must specify a size");
        if (!size.IsNumber)
            throw new MongoErrorException(28746, "size argument to $sample must be a number");
        return size.ToDouble() is >= 1 and var count
            ? new SampleStage((int)Math.Min(count, int.MaxValue))
            : throw new MongoErrorException(28747, "size argument to $sample must be a positive integer");
    }

    public override Sink Open(Sink next, PipelineContext context) => new SampleSink(next, context, size);

    private sealed class SampleSink(Sink next, PipelineContext context, int size) : Sink
    {
        private readonly List<RawValue> _chosen = [];
        private long _seen;
        private long _memory;

        public override bool Accept(Row row)
        {
            _seen++;
            if (_chosen.Count < size)
            {
                var document = row.ToDocument().Detach();
                _chosen.Add(document);
                context.CheckMemory("$sample", _memory += document.MemorySize);
            }
            else if (Random.Shared.NextInt64(_seen) is var place && place < size)
            {
                _chosen[(int)place] = row.ToDocument().Detach();
            }

            return true;
        }

        public override void Complete()
        {
            var chosen = _chosen.ToArray();
            Random.Shared.Shuffle(chosen);
            var row = new Row();
            foreach (var document in chosen)
            {
                row.Reset(document);
                if (!next.Accept(row))
                    break;
            }

            next.Complete();
        }
    }
}
