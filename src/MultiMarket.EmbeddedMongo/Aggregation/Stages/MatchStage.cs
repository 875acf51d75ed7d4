using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$match.</summary>
internal sealed class MatchStage(Matcher matcher, FieldDependencies? reads = null) : Stage
{
    public Matcher Matcher => matcher;

    public override FieldDependencies Reads => reads ?? FieldDependencies.All;

    public override bool IsPerDocument => true;

    public override Sink Open(Sink next, PipelineContext context) => new MatchSink(next, matcher);

    private sealed class MatchSink(Sink next, Matcher matcher) : Sink
    {
        public override bool Accept(Row row) => !matcher.Matches(row) || next.Accept(row);

        public override void Complete() => next.Complete();
    }
}
