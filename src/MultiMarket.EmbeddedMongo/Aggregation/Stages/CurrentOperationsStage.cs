using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$currentOp: one document for every connection that is at work.</summary>
internal sealed class CurrentOperationsStage(bool withIdle) : SourceStage("$currentOp")
{
    private static readonly HashSet<string> Options = ["allUsers", "idleConnections", "idleCursors", "idleSessions", "localOps", "truncateOps", "backtrace", "targetAllNodes"];

    public override bool NeedsCollection => false;

    public static CurrentOperationsStage Parse(RawValue spec, string database)
    {
        if (!spec.IsDocument)
            throw MongoErrorException.FailedToParse($"$currentOp options must be specified in an object, but found: {spec.Tag.Alias()}");
        foreach (var (name, value) in FieldNames.AndValues(spec))
        {
            if (!Options.Contains(name))
                throw MongoErrorException.FailedToParse($"Unrecognized option '{name}' in $currentOp stage.");
            if (value.Tag != BsonTag.Boolean)
                throw MongoErrorException.FailedToParse($"The '{name}' parameter of the $currentOp stage must be a boolean value, but found: {value.Tag.Alias()}");
        }

        return database == "admin"
            ? new CurrentOperationsStage(spec.Field("idleConnections"u8).IsTrue)
            : throw new MongoErrorException(MongoErrorCode.InvalidNamespace, "$currentOp must be run against the 'admin' database with {aggregate: 1}");
    }

    public override RowSource OpenSource(CollectionInfo? collection, string @namespace, PipelineContext context) => new ListSource(context.Operations!.Describe(user: null, withIdle));
}
