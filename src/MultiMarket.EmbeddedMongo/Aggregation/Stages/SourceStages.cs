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
    public override RowSource OpenSource(CollectionInfo? collection, string @namespace, PipelineContext context)
    {
        if (!spec.IsDocument)
            throw new MongoErrorException(5447000, $"$collStats must take a nested object but found: {ShellText.Of(spec)}");
        if (collection is null or { IsView: true })
            throw new MongoErrorException(MongoErrorCode.NamespaceNotFound, $"Unable to retrieve storageStats in $collStats stage :: caused by :: Collection [{@namespace}] not found.");
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        writer.WriteString("ns"u8, @namespace);
        foreach (var (name, options) in FieldNames.AndValues(spec))
        {
            switch (name)
            {
                case "count":
                    RawValue.FromInteger(collection.Counters.Documents).WriteTo(writer, "count"u8);
                    break;
                case "storageStats":
                    var stats = writer.BeginDocument("storageStats"u8);
                    StatisticsCommands.WriteCollection(writer, context.Store, @namespace, collection, options.Field("scale"u8) is { IsNumber: true } scale ? Math.Max(1, scale.Int64) : 1);
                    writer.EndDocument(stats);
                    break;
                default:
                    throw MongoErrorException.NotImplemented($"$collStats with {name}");
            }
        }

        writer.EndDocument(start);
        return new ListSource([RawValue.FromWriter(BsonTag.Document, writer)]);
    }
}

/// <summary>$indexStats: one document for every index.</summary>
internal sealed class IndexStatsStage() : SourceStage("$indexStats")
{
    public override RowSource OpenSource(CollectionInfo? collection, string @namespace, PipelineContext context) =>
        new ListSource([.. (collection?.Indexes ?? []).Select(Describe)]);

    private static RawValue Describe(IndexInfo index)
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        writer.WriteString("name"u8, index.Name);
        index.Key.WriteTo(writer, "key"u8);
        writer.WriteString("host"u8, Environment.MachineName);
        index.Spec.WriteTo(writer, "spec"u8);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }
}
