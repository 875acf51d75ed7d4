using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>In front of a pipeline with a time limit: looks at the clock for every document, since one alone may take long.</summary>
internal sealed class DeadlineSink(Sink next, PipelineContext context) : Sink
{
    public override bool Accept(Row row)
    {
        var more = next.Accept(row);
        context.Deadline.Check();
        return more;
    }

    public override void Complete() => next.Complete();

    public override void Abandon() => next.Abandon();
}
