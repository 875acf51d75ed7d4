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
            stages.Add(ParseStage(item, stages.Count == 0));
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
        _ = spec;
        _ = isFirst;
        throw Unsupported.Contains(name)
            ? MongoErrorException.NotImplemented(name)
            : new MongoErrorException(40324, $"Unrecognized pipeline stage name: '{name}'");
    }

    private MatchStage Match(RawValue spec) => spec.IsDocument
        ? new MatchStage(MatchParser.Parse(spec, scope))
        : throw new MongoErrorException(15959, "the match filter must be an expression in an object");

    /// <summary>Stages that MongoDB has and this server does not.</summary>
    private static readonly HashSet<string> Unsupported =
    [
        "$graphLookup", "$redact", "$densify", "$fill", "$geoNear", "$search", "$searchMeta", "$vectorSearch", "$changeStream", "$listSessions",
        "$listLocalSessions", "$planCacheStats", "$currentOp", "$lookup", "$facet", "$bucket", "$bucketAuto", "$sortByCount", "$unionWith", "$sample",
        "$setWindowFields", "$documents", "$merge", "$out", "$collStats", "$indexStats",
    ];
}
