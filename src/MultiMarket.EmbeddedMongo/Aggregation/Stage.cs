using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>A compiled pipeline stage. Immutable; every run opens its own sink.</summary>
internal abstract class Stage
{
    /// <summary>Starts the stage in front of <paramref name="next"/>.</summary>
    public abstract Sink Open(Sink next, PipelineContext context);

    /// <summary>The top-level fields that this stage reads of its input, or null when it needs whole documents.</summary>
    /// <param name="needed">What the stages after it read of its output; null for everything.</param>
    public virtual IReadOnlySet<string>? Reads(IReadOnlySet<string>? needed) => null;
}

/// <summary>A stage that passes on or changes one document at a time and keeps nothing.</summary>
internal sealed class TransformStage(Func<Row, bool> transform) : Stage
{
    public override Sink Open(Sink next, PipelineContext context) => new TransformSink(next, transform);

    private sealed class TransformSink(Sink next, Func<Row, bool> transform) : Sink
    {
        public override bool Accept(Row row) => !transform(row) || next.Accept(row);

        public override void Complete() => next.Complete();
    }
}
