using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Query.Plans;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>What running an explained command cost.</summary>
internal sealed class ExplainExecution
{
    private readonly Dictionary<Stage, RowCounter> _counters = [];

    /// <summary>Documents that came out at the end.</summary>
    public long Returned { get; private set; }

    /// <summary>Of them, those that an update would change.</summary>
    public long Changed { get; private set; }

    /// <summary>Documents that the source and the filter behind it let pass.</summary>
    public long Found { get; private set; }

    public long Keys { get; private set; }

    public long Documents { get; private set; }

    public long Milliseconds { get; private set; }

    /// <summary>Documents that a stage has passed on.</summary>
    public long PassedOn(Stage stage) => _counters[stage].Count;

    public static ExplainExecution Run(CommandRequest request, ExplainTarget target, QueryPlan plan, Pipeline rest, PipelineContext context)
    {
        var execution = new ExplainExecution();
        var found = new RowCounter();
        var stages = new List<Stage>();
        if (rest.Stages is not [MatchStage, ..])
            stages.Add(found);
        foreach (var stage in rest.Stages)
        {
            stages.Add(stage);
            stages.Add(execution._counters[stage] = stages.Count == 1 ? found : new RowCounter());
        }

        var started = request.Server.Time.GetTimestamp();
        var source = plan.Open();
        var run = new PipelineRun(source, new Pipeline(stages), context);
        try
        {
            while (run.TryNext(out var document))
            {
                execution.Returned++;
                if (target.Change is { } change && !change(document, context.Variables).Bytes.SequenceEqual(document.Bytes))
                    execution.Changed++;
            }
        }
        finally
        {
            run.Suspend();
        }

        execution.Found = found.Count;
        execution.Keys = source.KeysExamined;
        execution.Documents = source.DocumentsExamined;
        execution.Milliseconds = (long)request.Server.Time.GetElapsedTime(started).TotalMilliseconds;
        return execution;
    }
}
