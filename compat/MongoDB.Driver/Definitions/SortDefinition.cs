using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The order of results. A document and JSON text convert to one.</summary>
public abstract class SortDefinition<TDocument>
{
    private protected SortDefinition()
    {
    }

    internal abstract BsonDocument Document { get; }

    public static implicit operator SortDefinition<TDocument>(BsonDocument document) => document is null ? null! : new Rendered(document);

    public static implicit operator SortDefinition<TDocument>(string json) => json is null ? null! : new Rendered(BsonDocument.Parse(json));

    private sealed class Rendered(BsonDocument document) : SortDefinition<TDocument>
    {
        internal override BsonDocument Document { get; } = document;
    }
}
