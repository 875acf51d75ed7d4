using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$bucketAuto: sorts by a key and cuts into buckets of about equal size; equal keys stay together.</summary>
internal sealed class BucketAutoStage(Expression groupBy, int buckets, IReadOnlyList<(byte[] Name, AccumulatorSpec Accumulator)> output, Granularity? granularity) : Stage
{
    public static BucketAutoStage Parse(RawValue spec, VariableScope scope)
    {
        if (!spec.IsDocument)
            throw new MongoErrorException(40240, $"The argument to $bucketAuto must be an object, but found type: {spec.Tag.Alias()}.");
        foreach (var name in FieldNames.Of(spec))
        {
            if (name is not ("groupBy" or "buckets" or "output" or "granularity"))
                throw new MongoErrorException(40245, $"Unrecognized option to $bucketAuto: {name}.");
        }

        var groupBy = spec.Field("groupBy"u8);
        var buckets = spec.Field("buckets"u8);
        if (groupBy.IsMissing || buckets.IsMissing)
            throw new MongoErrorException(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified");
        if (!(groupBy.IsString && groupBy.Text.Length > 0 && groupBy.Text[0] == '$') && !groupBy.IsDocument)
            throw new MongoErrorException(40239, $"The $bucketAuto 'groupBy' field must be defined as a $-prefixed path or an expression object, but found: {ShellText.Of(groupBy)}");
        if (!buckets.IsNumber)
            throw new MongoErrorException(40241, $"The $bucketAuto 'buckets' field must be a numeric value, but found type: {buckets.Tag.Alias()}.");
        if (!buckets.TryGetWhole(out var count) || count is < int.MinValue or > int.MaxValue)
            throw new MongoErrorException(40242, $"The $bucketAuto 'buckets' field must be representable as a 32-bit integer, but found {ShellText.Of(buckets)}.");
        if (count <= 0)
            throw new MongoErrorException(40243, $"The $bucketAuto 'buckets' field must be greater than 0, but found: {count}.");
        return new BucketAutoStage(ExpressionParser.Parse(groupBy, scope), (int)count, BucketStages.Output(spec.Field("output"u8), scope, 40244, "$bucketAuto"), Granularity.Parse(spec.Field("granularity"u8)));
    }

    public override Sink Open(Sink next, PipelineContext context) => new BucketSink(next, context, groupBy, buckets, output, granularity);

    private sealed class BucketSink(
        Sink next, PipelineContext context, Expression groupBy, int buckets, IReadOnlyList<(byte[] Name, AccumulatorSpec Accumulator)> output, Granularity? granularity) : Sink
    {
        private readonly List<(RawValue Key, RawValue[] Inputs)> _entries = [];
        private long _memory;

        public override bool Accept(Row row)
        {
            var key = groupBy.Evaluate(row);
            if (granularity is not null)
                Granularity.Check(key);
            var inputs = new RawValue[output.Count];
            for (var i = 0; i < inputs.Length; i++)
                inputs[i] = output[i].Accumulator.Argument.Evaluate(row).Detach();
            _entries.Add(((key.IsMissing ? RawValue.Null : key).Detach(), inputs));
            context.CheckMemory("$bucketAuto", _memory += key.MemorySize + inputs.Sum(input => (long)input.MemorySize) + 64);
            return true;
        }

        public override void Complete()
        {
            var sorted = _entries.OrderBy(entry => entry.Key).ToList();
            var size = Math.Max(1, (int)Math.Round((double)sorted.Count / buckets, MidpointRounding.AwayFromZero));
            var row = new Row();
            var from = 0;
            var lower = granularity is not null && sorted.Count > 0 ? granularity.Below(sorted[0].Key) : default;
            for (var bucket = 1; from < sorted.Count; bucket++)
            {
                var to = bucket == buckets ? sorted.Count : Math.Min(sorted.Count, from + size);
                var upper = granularity?.Above(sorted[to - 1].Key);
                while (to < sorted.Count && (upper is { } bound ? sorted[to].Key.CompareTo(bound) < 0 : sorted[to].Key.Equals(sorted[to - 1].Key)))
                    to++;
                // The upper bound belongs to the next bucket, but for the last one.
                var max = upper ?? (to < sorted.Count ? sorted[to] : sorted[to - 1]).Key;
                row.Reset(Describe(granularity is null ? sorted[from].Key : lower, max, sorted, from, to));
                lower = max;
                if (!next.Accept(row))
                    break;
                from = to;
            }

            next.Complete();
        }

        private RawValue Describe(RawValue min, RawValue max, List<(RawValue Key, RawValue[] Inputs)> sorted, int from, int to)
        {
            using var writer = new BsonBufferWriter();
            var start = writer.BeginDocument();
            var id = writer.BeginDocument("_id"u8);
            min.WriteTo(writer, "min"u8);
            max.WriteTo(writer, "max"u8);
            writer.EndDocument(id);
            for (var i = 0; i < output.Count; i++)
            {
                var accumulator = output[i].Accumulator.Create();
                for (var n = from; n < to; n++)
                    accumulator.Add(sorted[n].Inputs[i]);
                accumulator.Result().WriteTo(writer, output[i].Name);
            }

            writer.EndDocument(start);
            return RawValue.FromWriter(BsonTag.Document, writer);
        }
    }
}
