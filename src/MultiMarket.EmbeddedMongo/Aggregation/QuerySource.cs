using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Puts a pipeline in front of a collection or view, with the best way to read it.</summary>
internal static class QuerySource
{
    private const int MaxViewDepth = 20;

    public static PipelineRun Open(CatalogSnapshot catalog, CollectionInfo? collection, string @namespace, Pipeline pipeline, PipelineContext context, RawValue hint = default)
    {
        if (pipeline.Stages is [SourceStage source, ..])
            return new PipelineRun(source.OpenSource(collection, @namespace, context), pipeline, context);
        (collection, pipeline) = ResolveView(catalog, collection, pipeline);
        var plan = Plan(context.Store, collection, pipeline, IndexHint.Resolve(IndexHint.Parse(hint), collection), context.Variables, out var rest);
        return new PipelineRun(plan.Open(), rest, context);
    }

    /// <summary>A view is its pipeline in front of its source, which may be a view again.</summary>
    public static (CollectionInfo? Collection, Pipeline Pipeline) ResolveView(CatalogSnapshot catalog, CollectionInfo? collection, Pipeline pipeline)
    {
        for (var depth = 0; collection is { IsView: true }; depth++)
        {
            if (depth == MaxViewDepth)
                throw new MongoErrorException(165, $"View depth too deep or view cycle detected; maximum depth is {MaxViewDepth}");
            var view = new PipelineParser(collection.Database, new VariableScope()).Parse(collection.Options.Field("pipeline"u8));
            pipeline = new Pipeline(PipelineOptimizer.Optimize([.. view.Stages, .. pipeline.Stages]));
            collection = catalog.Find(collection.Database, collection.Options.Field("viewOn"u8).String);
        }

        return (collection, pipeline);
    }

    /// <summary>Chooses the index for the filter and the sort that the pipeline begins with.</summary>
    /// <param name="store">The snapshot to read.</param>
    /// <param name="collection">The collection, no view.</param>
    /// <param name="pipeline">The whole pipeline.</param>
    /// <param name="hint">An index name, or null.</param>
    /// <param name="variables">The variables that the filter may use.</param>
    /// <param name="rest">The stages left to do: a sort that the index provides is not among them.</param>
    public static QueryPlan Plan(IDocumentStore store, CollectionInfo? collection, Pipeline pipeline, string? hint, Variables variables, out Pipeline rest)
    {
        var matches = pipeline.Stages.TakeWhile(stage => stage is MatchStage).Cast<MatchStage>().ToList();
        var sort = pipeline.Stages.Skip(matches.Count).FirstOrDefault() as SortStage;
        Matcher filter = matches.Count == 1 ? matches[0].Matcher : new AndMatcher([.. matches.Select(match => match.Matcher)]);
        var plan = Planner.Plan(collection, filter, sort?.Pattern, hint, variables);
        if (plan.IsBehind(store))
            plan = Planner.Plan(collection, filter, sort: null, hint, variables);

        var stages = new List<Stage>();
        if (!filter.IsAlwaysTrue)
            stages.Add(new MatchStage(filter));
        stages.AddRange(pipeline.Stages.Skip(matches.Count + (plan.ProvidesSort ? 1 : 0)));
        rest = new Pipeline(stages);
        return Cover(plan, pipeline, hint);
    }

    /// <summary>Answers from the index alone where its entries hold every field that the pipeline reads.</summary>
    private static QueryPlan Cover(QueryPlan plan, Pipeline pipeline, string? hint)
    {
        if (plan.Collection is null || Needed(pipeline, out var ordered) is not { Everything: false } needed)
            return plan;
        if (needed.Fields.Count == 0 && plan.Index is null && hint is null)
            return plan with { CountsOnly = true };
        if (plan.Index is not null)
            return plan.Index.Covers(needed.Fields) ? plan with { Covered = true } : plan;
        if (hint is not null || ordered)
            return plan;
        var index = plan.Collection.Indexes.Where(index => index.Covers(needed.Fields)).MinBy(index => index.Pattern.Parts.Length);
        return index is null ? plan : Planner.WholeIndex(plan.Collection, index);
    }

    /// <summary>The fields read by all stages up to the first that lets nothing else pass; null when there is none.</summary>
    private static FieldDependencies? Needed(Pipeline pipeline, out bool ordered)
    {
        var needed = new FieldDependencies();
        var set = new HashSet<string>();
        ordered = false;
        foreach (var stage in pipeline.Stages)
        {
            needed.Add(stage.Reads, set);
            if (needed.Everything)
                return null;
            // Which documents a limit lets pass depends on their order.
            ordered |= stage is LimitStage or SkipStage;
            if (stage.Closes)
            {
                ordered |= stage is not (CountStage or GroupStage { IsOrdered: false });
                return needed;
            }

            set.UnionWith(stage.Sets);
        }

        return null;
    }
}
