using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>What is changed in documents. A document of operators, JSON text and a pipeline convert to one.</summary>
public abstract class UpdateDefinition<TDocument>
{
    private protected UpdateDefinition()
    {
    }

    /// <summary>A document of operators, or an array of pipeline stages.</summary>
    internal abstract BsonValue Value { get; }

    public static implicit operator UpdateDefinition<TDocument>(BsonDocument document) => document is null ? null! : new Rendered(document);

    public static implicit operator UpdateDefinition<TDocument>(string json) => json is null ? null! : new Rendered(BsonDocument.Parse(json));

    public static implicit operator UpdateDefinition<TDocument>(PipelineDefinition<TDocument, TDocument> pipeline) =>
        pipeline is null ? null! : new Rendered(new BsonArray(pipeline.Documents));

    private sealed class Rendered(BsonValue value) : UpdateDefinition<TDocument>
    {
        internal override BsonValue Value { get; } = value;
    }
}
