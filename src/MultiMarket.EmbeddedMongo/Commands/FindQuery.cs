using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Aggregation.Projections;
using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>A find command, compiled into a pipeline.</summary>
internal sealed record FindQuery(
    string Database, string Collection, Pipeline Pipeline, RawValue Projection, VariableScope Scope, Action<Variables> Bind, RawValue Hint, bool Backwards, long BatchSize, bool SingleBatch, bool NoTimeout)
{
    /// <summary>Whether the filter names one document by its <c>_id</c>.</summary>
    public bool IsPointRead => Pipeline.Stages is [MatchStage { Matcher: PathMatcher { Path.Text: "_id", Predicate: EqualPredicate } }, ..];

    /// <summary>The stretch of the hinted index to which the query is limited; null for all of it.</summary>
    public KeyLimits? Limits { get; init; }

    public static FindQuery Parse(CommandRequest request)
    {
        request.Allow("filter", "sort", "projection", "hint", "skip", "limit", "batchSize", "singleBatch", "collation", "let", "noCursorTimeout", "allowPartialResults",
            "tailable", "awaitData", "oplogReplay", "returnKey", "showRecordId", "min", "max", "ntoreturn", "resumeAfter", "requestResumeToken");
        Namespaces.CheckRead(request.Database, request.Collection);
        if (request.Boolean("tailable"u8))
            throw MongoErrorException.BadValue("error processing query: tailable cursor requested on non capped collection");
        if (request.Boolean("awaitData"u8))
            throw MongoErrorException.FailedToParse("Cannot set 'awaitData' without also setting 'tailable'");
        foreach (var feature in (ReadOnlySpan<string>)["returnKey", "requestResumeToken"])
        {
            if (request.Boolean(feature.AsUtf8()))
                throw MongoErrorException.NotImplemented($"find with {feature}");
        }

        var scope = LetVariables.Parse(request.Document("let"u8), out var bind);
        var filter = MatchParser.Parse(request.Document("filter"u8), scope);
        var stages = new List<Stage>();
        if (!filter.IsAlwaysTrue)
            stages.Add(new MatchStage(filter, FieldDependencies.OfFilter(request.Document("filter"u8))));

        var numbered = request.Boolean("showRecordId"u8);
        if (numbered)
            stages.Add(new RecordNumberStage());
        var sort = request.Document("sort"u8);
        var natural = sort.Field("$natural"u8);
        if (!natural.IsMissing && FieldNames.Of(sort).Count > 1)
            throw MongoErrorException.BadValue($"Cannot include '$natural' in compound sort: {ShellText.Of(sort)}");
        if (!natural.IsMissing && (!natural.IsNumber || Math.Abs(natural.ToDouble()) != 1))
            throw MongoErrorException.BadValue("$natural sort cannot be set to a value other than -1 or 1.");
        if (natural.IsMissing && sort.Elements.MoveNext())
            stages.Add(SortStage.Parse(sort));

        var skip = request.NotNegative("skip"u8, 0);
        if (skip > 0)
            stages.Add(new SkipStage(skip));
        var limit = request.NotNegative("limit"u8, 0);
        if (limit > 0)
            stages.Add(new LimitStage(limit));

        var projection = request.Document("projection"u8);
        if (projection.Elements.MoveNext())
        {
            var compiled = ProjectionParser.ParseFind(projection, filter, scope);
            var reads = FieldDependencies.OfExpression(projection);
            foreach (var child in compiled.Root.Children)
                reads.Add(child.Name.AsName());
            stages.Add(new TransformStage(
                row =>
                {
                    var number = numbered ? row.Field(RecordNumberStage.Field) : default;
                    row.Reset(compiled.Apply(row));
                    if (numbered)
                        row.Set(RecordNumberStage.Field, number);
                    return true;
                },
                reads,
                closes: !compiled.KeepsOthers));
        }

        var batchSize = request.NotNegative("batchSize"u8, CursorCommands.DefaultFirstBatch);
        var singleBatch = request.Boolean("singleBatch"u8);
        var hint = request.Body.Field("hint"u8);
        var backwards = natural.IsNumber ? natural.ToDouble() < 0 : hint.Field("$natural"u8) is { IsNumber: true } order && order.ToDouble() < 0;
        var limits = KeyLimits.Parse(request.Document("min"u8), request.Document("max"u8), hint);
        return new FindQuery(request.Database, request.Collection, new Pipeline(PipelineOptimizer.Optimize(stages)), projection, scope, bind, natural.IsMissing ? hint : sort, backwards,
            singleBatch && limit > 0 && limit <= Wire.MaxWriteBatch ? Math.Max(limit, batchSize) : batchSize, singleBatch, request.Boolean("noCursorTimeout"u8)) { Limits = limits };
    }

    public PipelineRun Open(ReadSession session, PipelineContext context)
    {
        Bind(context.Variables);
        context.Activity = "Executor error during find command";
        var collection = session.Catalog.Find(Database, Collection);
        if (collection is { IsView: true } && (Limits is not null || Pipeline.Stages.Any(stage => stage is RecordNumberStage)))
            throw new MongoErrorException(MongoErrorCode.InvalidPipelineOperator, $"Option {(Limits is null ? "showRecordId" : "min and max")} not supported in aggregation.");
        if (Limits is not null && collection is not null && IndexHint.Resolve(IndexHint.Parse(Hint), collection) is { } name)
        {
            var (plan, test) = Limits.Plan(collection, collection.Index(name)!);
            return new PipelineRun(plan.Open(), new Pipeline([new MatchStage(test), .. Pipeline.Stages]), context);
        }

        // On a view a projection is a $project stage, which knows no $slice, $elemMatch and $ of find.
        if (collection is { IsView: true } && Projection.Elements.MoveNext())
            ProjectionParser.ParseStage(Projection, Scope);
        if (!Backwards || collection is null or { IsView: true })
            return QuerySource.Open(session.Catalog, collection, $"{Database}.{Collection}", Pipeline, context, Hint);
        return new PipelineRun(QueryPlan.WholeCollection(collection, reverse: true).Open(), Pipeline, context);
    }
}
