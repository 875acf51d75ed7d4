namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>One stage that stands for several.</summary>
internal sealed class CompositeStage(params Stage[] stages) : Stage
{
    /// <summary>The stages that it stands for.</summary>
    public IReadOnlyList<Stage> Stages => stages;

    public override Sink Open(Sink next, PipelineContext context) => new Pipeline(stages).Open(next, context);
}
