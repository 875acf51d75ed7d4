namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>A compiled pipeline.</summary>
internal sealed record Pipeline(IReadOnlyList<Stage> Stages)
{
    public static Pipeline Empty { get; } = new([]);

    /// <summary>Starts all stages in front of <paramref name="end"/> and answers the first.</summary>
    public Sink Open(Sink end, PipelineContext context)
    {
        var sink = end;
        for (var i = Stages.Count - 1; i >= 0; i--)
            sink = Stages[i].Open(sink, context);
        return sink;
    }
}
