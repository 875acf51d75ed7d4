using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>An aggregate command, compiled.</summary>
/// <param name="Database">The database.</param>
/// <param name="Collection">The collection; null when the command is for the whole database.</param>
/// <param name="Pipeline">Its stages.</param>
/// <param name="Bind">Sets the command's variables.</param>
/// <param name="Hint">The index asked for.</param>
/// <param name="BatchSize">Documents in the first batch.</param>
/// <param name="FirstStage">The name of the first stage as it was written, or an empty string.</param>
internal sealed record AggregateQuery(string Database, string? Collection, Pipeline Pipeline, Action<Variables> Bind, RawValue Hint, long BatchSize, string FirstStage)
{
    public string Namespace => $"{Database}.{Collection ?? "$cmd.aggregate"}";

    public static AggregateQuery Parse(CommandRequest request)
    {
        request.Allow("pipeline", "cursor", "explain", "let", "hint", "collation", "bypassDocumentValidation", "fromMongos", "needsMerge", "exchange");
        var target = request.Target;
        var collection = target.IsString ? request.Collection
            : target.IsNumber && target.ToDouble() == 1 ? null
            : throw MongoErrorException.FailedToParse("Invalid command format: the 'aggregate' field must specify a collection name or 1");
        if (collection is not null)
            Namespaces.CheckRead(request.Database, collection);
        CheckPipeline(request.Body.Field("pipeline"u8));
        var cursor = request.Body.Field("cursor"u8);
        if (!cursor.IsDocument)
            throw cursor.IsMissing
                ? MongoErrorException.FailedToParse("The 'cursor' option is required, except for aggregate with the explain argument")
                : MongoErrorException.TypeMismatch("cursor field must be missing or an object");

        var scope = LetVariables.Parse(request.Document("let"u8), out var bind);
        var pipeline = new PipelineParser(request.Database, scope).Parse(request.Body.Field("pipeline"u8));
        var batchSize = CursorCommands.BatchSize(cursor, CursorCommands.DefaultFirstBatch);
        return new AggregateQuery(request.Database, collection, pipeline, bind, request.Body.Field("hint"u8), batchSize,
            request.Body.Field("pipeline"u8).ToItems() is [var first, ..] ? FieldNames.Of(first)[0] : "");
    }

    /// <exception cref="MongoErrorException">There is no pipeline (40414), or it is no array of documents (14).</exception>
    public static void CheckPipeline(RawValue pipeline)
    {
        if (pipeline.IsMissing)
            throw new MongoErrorException(40414, "BSON field 'aggregate.pipeline' is missing but a required field");
        if (!pipeline.IsArray)
            throw MongoErrorException.TypeMismatch("'pipeline' option must be specified as an array");
        if (pipeline.ToItems().Any(stage => !stage.IsDocument))
            throw MongoErrorException.TypeMismatch("Each element of the 'pipeline' array must be an object");
    }

    public PipelineRun Open(ReadSession session, PipelineContext context)
    {
        Bind(context.Variables);
        context.Activity = "PlanExecutor error during aggregation";
        var needsCollection = Pipeline.Stages is not [SourceStage { NeedsCollection: false }, ..];
        if (Collection is null && needsCollection)
            throw new MongoErrorException(MongoErrorCode.InvalidNamespace, $"{{aggregate: 1}} is not valid for '{FirstStage}'; a collection is required.");
        if (Collection is not null && !needsCollection)
            throw new MongoErrorException(MongoErrorCode.InvalidNamespace, $"{((SourceStage)Pipeline.Stages[0]).Name} can only be run with {{aggregate: 1}}");
        return QuerySource.Open(session.Catalog, Collection is null ? null : session.Catalog.Find(Database, Collection), Namespace, Pipeline, context, Hint);
    }
}
