using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Commands;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$documents: documents written in the pipeline itself.</summary>
internal sealed class DocumentsStage(Expression documents) : SourceStage("$documents")
{
    public override bool NeedsCollection => false;

    public static DocumentsStage Parse(RawValue spec, VariableScope scope) => new(ExpressionParser.Parse(spec, scope));

    public override RowSource OpenSource(CollectionInfo? collection, string @namespace, PipelineContext context)
    {
        var items = documents.Evaluate(new Row(RawValue.EmptyDocument) { Variables = context.Variables });
        if (!items.IsArray)
            throw new MongoErrorException(5858203, "an array is expected");
        if (items.ToItems().FindIndex(item => !item.IsDocument) is >= 0 and var wrong)
        {
            throw new MongoErrorException(40228,
                $"'newRoot' expression  must evaluate to an object, but resulting value was: {ShellText.Of(items.ToItems()[wrong])}. Type of resulting value: '{items.ToItems()[wrong].Tag.Alias()}'. Input document: {{}}");
        }

        return new ListSource(items.ToItems());
    }
}

/// <summary>$collStats: one document about the collection.</summary>
internal sealed class CollectionStatsStage(RawValue spec) : SourceStage("$collStats")
{
    public static CollectionStatsStage Parse(RawValue spec)
    {
        if (!spec.IsDocument)
            throw new MongoErrorException(5447000, $"$collStats must take a nested object but found: {ShellText.Of(spec)}");
        foreach (var (name, options) in FieldNames.AndValues(spec))
        {
            if (name is not ("latencyStats" or "storageStats" or "count" or "queryExecStats"))
                throw new MongoErrorException(40415, $"BSON field '$collStats.{name}' is an unknown field.");
            if (!options.IsDocument)
                throw MongoErrorException.TypeMismatch($"BSON field '$collStats.{name}' is the wrong type '{options.Tag.Alias()}', expected type 'object'");
            if (name is "latencyStats" or "queryExecStats")
                throw MongoErrorException.NotImplemented($"$collStats with {name}");
        }

        return new CollectionStatsStage(spec);
    }

    public override RowSource OpenSource(CollectionInfo? collection, string @namespace, PipelineContext context)
    {
        if (collection is null or { IsView: true })
            throw new MongoErrorException(MongoErrorCode.NamespaceNotFound, $"Unable to retrieve storageStats in $collStats stage :: caused by :: Collection [{@namespace}] not found.");
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        writer.WriteString("ns"u8, @namespace);
        writer.WriteString("host"u8, Environment.MachineName);
        context.Variables[Variables.Now].WriteTo(writer, "localTime"u8);
        foreach (var (name, options) in FieldNames.AndValues(spec))
        {
            if (name == "count")
            {
                RawValue.FromInteger(collection.Counters.Documents).WriteTo(writer, "count"u8);
                continue;
            }

            var stats = writer.BeginDocument("storageStats"u8);
            StatisticsCommands.WriteCollection(writer, context.Store, @namespace, collection, options.Field("scale"u8) is { IsNumber: true } scale ? Math.Max(1, scale.Int64) : 1);
            writer.EndDocument(stats);
        }

        writer.EndDocument(start);
        return new ListSource([RawValue.FromWriter(BsonTag.Document, writer)]);
    }
}

/// <summary>$indexStats: one document for every index.</summary>
internal sealed class IndexStatsStage() : SourceStage("$indexStats")
{
    public static IndexStatsStage Parse(RawValue spec) => spec.IsDocument && FieldNames.Of(spec).Count == 0
        ? new IndexStatsStage()
        : throw new MongoErrorException(28803, "The $indexStats stage specification must be an empty object");

    public override RowSource OpenSource(CollectionInfo? collection, string @namespace, PipelineContext context) =>
        new ListSource([.. (collection?.Indexes ?? []).Select(index => Describe(index, context.ServerStart))]);

    private static RawValue Describe(IndexInfo index, DateTimeOffset since)
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        writer.WriteString("name"u8, index.Name);
        index.Key.WriteTo(writer, "key"u8);
        writer.WriteString("host"u8, Environment.MachineName);
        var accesses = writer.BeginDocument("accesses"u8);
        writer.WriteInt64("ops"u8, index.Usage.Queries);
        writer.WriteDateTime("since"u8, since.ToUnixTimeMilliseconds());
        writer.EndDocument(accesses);
        index.Spec.WriteTo(writer, "spec"u8);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }
}
