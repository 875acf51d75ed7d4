using MultiMarket.EmbeddedMongo.Aggregation.Stages;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Rewrites that change the work and never the answer.</summary>
internal static class PipelineOptimizer
{
    /// <summary>Opens stages that stand for several, and tells every $sort how many documents the stages behind it can still use.</summary>
    public static IReadOnlyList<Stage> Optimize(List<Stage> stages)
    {
        var result = new List<Stage>(stages.SelectMany(stage => stage is CompositeStage several ? several.Stages : [stage]));
        for (var i = 0; i < result.Count; i++)
        {
            if (result[i] is SortStage sort && LimitBehind(result, i + 1) is { } limit)
                result[i] = sort.WithLimit(limit);
        }

        return result;
    }

    private static long? LimitBehind(List<Stage> stages, int from)
    {
        var skipped = 0L;
        for (var i = from; i < stages.Count; i++)
        {
            switch (stages[i])
            {
                case SkipStage skip:
                    skipped = skip.Count < long.MaxValue - skipped ? skipped + skip.Count : long.MaxValue;
                    break;
                case LimitStage limit:
                    return limit.Count < long.MaxValue - skipped ? limit.Count + skipped : null;
                default:
                    return null;
            }
        }

        return null;
    }
}
