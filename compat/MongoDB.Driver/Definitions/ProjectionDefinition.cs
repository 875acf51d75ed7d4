using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Which fields of a document are wanted. A document and JSON text convert to one.</summary>
public abstract class ProjectionDefinition<TDocument>
{
    private protected ProjectionDefinition()
    {
    }

    internal abstract BsonDocument Document { get; }

    public static implicit operator ProjectionDefinition<TDocument>(BsonDocument document) => document is null ? null! : new Rendered(document);

    public static implicit operator ProjectionDefinition<TDocument>(string json) => json is null ? null! : new Rendered(BsonDocument.Parse(json));

    private sealed class Rendered(BsonDocument document) : ProjectionDefinition<TDocument>
    {
        internal override BsonDocument Document { get; } = document;
    }
}
