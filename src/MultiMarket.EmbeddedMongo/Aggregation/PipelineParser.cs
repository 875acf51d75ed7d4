using MultiMarket.EmbeddedMongo.Aggregation.Stages;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Compiles pipelines stage by stage.</summary>
/// <param name="database">Where collections named by stages live.</param>
/// <param name="scope">The variables in sight.</param>
internal sealed class PipelineParser(string database, VariableScope scope)
{
    public string Database => database;

    public VariableScope Scope => scope;

    /// <exception cref="MongoErrorException">A stage is unknown (40324) or wrong.</exception>
    public Pipeline Parse(RawValue pipeline)
    {
        if (!pipeline.IsArray)
            throw MongoErrorException.TypeMismatch("'pipeline' option must be specified as an array");
        var stages = new List<Stage>();
        foreach (var item in pipeline.ToItems())
        {
            if (stages.Count > 0 && stages[^1] is OutputStage output)
                throw new MongoErrorException(40601, $"{output.Name} can only be the final stage in the pipeline");
            stages.Add(ParseStage(item, stages.Count == 0));
        }

        return new Pipeline(PipelineOptimizer.Optimize(stages));
    }

    private Stage ParseStage(RawValue item, bool isFirst)
    {
        if (!item.IsDocument)
            throw MongoErrorException.TypeMismatch("Each element of the 'pipeline' array must be an object");
        var parts = FieldNames.AndValues(item);
        if (parts.Count != 1)
            throw new MongoErrorException(40323, "A pipeline stage specification object must contain exactly one field.");
        var (name, spec) = parts[0];
        return name switch
        {
            "$match" => Match(spec),
            "$project" => FieldStages.Project(spec, scope),
            "$addFields" or "$set" => FieldStages.AddFields(name, spec, scope),
            "$unset" => FieldStages.Unset(spec),
            "$replaceRoot" => FieldStages.ReplaceRoot(spec, scope),
            "$replaceWith" => FieldStages.ReplaceWith(spec, scope),
            "$group" => GroupStage.Parse(spec, scope),
            "$sort" => SortStage.Parse(spec),
            "$limit" => LimitStage.Parse(spec),
            "$skip" => SkipStage.Parse(spec),
            "$unwind" => UnwindStage.Parse(spec),
            "$count" => CountStage.Parse(spec),
            _ => ParseOther(name, spec, isFirst),
        };
    }

    private Stage ParseOther(string name, RawValue spec, bool isFirst)
    {
        Stage stage = name switch
        {
            "$sortByCount" => BucketStages.SortByCount(spec, scope),
            "$bucket" => BucketStages.Bucket(spec, scope),
            "$bucketAuto" => BucketAutoStage.Parse(spec, scope),
            "$facet" => FacetStage.Parse(spec, this),
            "$lookup" => LookupParser.Parse(spec, this),
            "$unionWith" => UnionStage.Parse(spec, this),
            "$sample" => SampleStage.Parse(spec),
            "$setWindowFields" => WindowStage.Parse(spec, scope),
            "$documents" => DocumentsStage.Parse(spec, scope),
            "$collStats" => CollectionStatsStage.Parse(spec),
            "$indexStats" => IndexStatsStage.Parse(spec),
            "$currentOp" => CurrentOperationsStage.Parse(spec, database),
            "$merge" => MergeParser.Parse(spec, this),
            "$out" => OutStage.Parse(spec, database),
            "$changeStream" => throw new MongoErrorException(40573, "The $changeStream stage is only supported on replica sets"),
            _ => throw (Unsupported.Contains(name)
                ? MongoErrorException.NotImplemented(name)
                : new MongoErrorException(40324, $"Unrecognized pipeline stage name: '{name}'")),
        };
        if (stage is SourceStage && !isFirst)
            throw new MongoErrorException(40602, $"{name} is only valid as the first stage in a pipeline.");
        return stage;
    }

    private MatchStage Match(RawValue spec) => spec.IsDocument
        ? new MatchStage(MatchParser.Parse(spec, scope), FieldDependencies.OfFilter(spec))
        : throw new MongoErrorException(15959, "the match filter must be an expression in an object");

    /// <summary>Stages that MongoDB has and this server does not.</summary>
    private static readonly HashSet<string> Unsupported =
    [
        "$graphLookup", "$redact", "$densify", "$fill", "$geoNear", "$search", "$searchMeta", "$vectorSearch", "$listSessions",
        "$listLocalSessions", "$planCacheStats", "$listSampledQueries", "$listSearchIndexes", "$shardedDataDistribution", "$changeStreamSplitLargeEvent",
    ];
}
