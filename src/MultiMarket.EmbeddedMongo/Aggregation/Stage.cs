using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>A compiled pipeline stage. Immutable; every run opens its own sink.</summary>
internal abstract class Stage
{
    /// <summary>Starts the stage in front of <paramref name="next"/>.</summary>
    public abstract Sink Open(Sink next, PipelineContext context);

    /// <summary>What the stage reads of its input, apart from passing it on.</summary>
    public virtual FieldDependencies Reads => FieldDependencies.All;

    /// <summary>Top-level fields that the stage sets whatever they were before.</summary>
    public virtual IReadOnlySet<string> Sets => EmptySet;

    /// <summary>Whether nothing of its input goes on but what it reads.</summary>
    public virtual bool Closes => false;

    /// <summary>Whether it treats every document by itself, so that documents may be given to several threads.</summary>
    public virtual bool IsPerDocument => false;

    private static readonly HashSet<string> EmptySet = [];
}

/// <summary>A stage that passes on or changes one document at a time and keeps nothing.</summary>
internal sealed class TransformStage(Func<Row, bool> transform, FieldDependencies reads, IReadOnlySet<string>? sets = null, bool closes = false) : Stage
{
    public override FieldDependencies Reads => reads;

    public override IReadOnlySet<string> Sets => sets ?? base.Sets;

    public override bool Closes => closes;

    public override bool IsPerDocument => true;

    public override Sink Open(Sink next, PipelineContext context) => new TransformSink(next, transform);

    private sealed class TransformSink(Sink next, Func<Row, bool> transform) : Sink
    {
        public override bool Accept(Row row) => !transform(row) || next.Accept(row);

        public override void Complete() => next.Complete();
    }
}
