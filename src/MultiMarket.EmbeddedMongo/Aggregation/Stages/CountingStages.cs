using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$limit.</summary>
internal sealed class LimitStage(long count) : Stage
{
    public long Count => count;

    public static LimitStage Parse(RawValue spec) =>
        spec.IsNumber && spec.TryGetWhole(out var count) && count > 0 ? new LimitStage(count)
        : spec.IsNumber && spec.TryGetWhole(out var low) ? throw new MongoErrorException(low == 0 ? 15958 : 5107201, low == 0 ? "the limit must be positive" : $"invalid argument to $limit stage: Expected a non-negative number in: $limit: {low}")
        : throw new MongoErrorException(5107201, $"invalid argument to $limit stage: Expected {(spec.IsNumber ? "an integer" : "a number in")}: $limit: {ShellText.Of(spec)}");

    public override FieldDependencies Reads { get; } = new();

    public override Sink Open(Sink next, PipelineContext context) => new LimitSink(next, count);

    private sealed class LimitSink(Sink next, long left) : Sink
    {
        public override bool Accept(Row row) => left > 0 && --left >= 0 && next.Accept(row) && left > 0;

        public override void Complete() => next.Complete();
    }
}

/// <summary>$skip.</summary>
internal sealed class SkipStage(long count) : Stage
{
    public long Count => count;

    public static SkipStage Parse(RawValue spec) => spec.IsNumber && spec.TryGetWhole(out var count) && count >= 0
        ? new SkipStage(count)
        : throw new MongoErrorException(5107200, $"invalid argument to $skip stage: Expected {(!spec.IsNumber ? "a number in" : spec.TryGetWhole(out _) ? "a non-negative number in" : "an integer")}: $skip: {ShellText.Of(spec)}");

    public override FieldDependencies Reads { get; } = new();

    public override Sink Open(Sink next, PipelineContext context) => new SkipSink(next, count);

    private sealed class SkipSink(Sink next, long left) : Sink
    {
        public override bool Accept(Row row)
        {
            if (left == 0)
                return next.Accept(row);
            left--;
            return true;
        }

        public override void Complete() => next.Complete();
    }
}

/// <summary>$count: one document with the number of documents, or none for none.</summary>
internal sealed class CountStage(byte[] field) : Stage
{
    public static CountStage Parse(RawValue spec)
    {
        if (!spec.IsString || spec.Text.Length == 0)
            throw new MongoErrorException(spec.IsString ? 40157 : 40156, "the count field must be a non-empty string");
        if (spec.Text[0] == '$')
            throw new MongoErrorException(40158, "the count field cannot be a $-prefixed path");
        if (spec.Text.Contains((byte)'.'))
            throw new MongoErrorException(40160, "the count field cannot contain '.'");
        return new CountStage(spec.Text.ToArray());
    }

    public override FieldDependencies Reads { get; } = new();

    public override bool Closes => true;

    public override Sink Open(Sink next, PipelineContext context) => new CountSink(next, field);

    private sealed class CountSink(Sink next, byte[] field) : Sink
    {
        private long _count;

        public override bool Accept(Row row)
        {
            _count++;
            return true;
        }

        public override void Complete()
        {
            if (_count > 0)
            {
                using var writer = new BsonBufferWriter(64);
                var start = writer.BeginDocument();
                RawValue.FromInteger(_count).WriteTo(writer, field);
                writer.EndDocument(start);
                next.Accept(new Row(RawValue.FromWriter(BsonTag.Document, writer)));
            }

            next.Complete();
        }
    }
}
