using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The keys of an index. A document and JSON text convert to one.</summary>
public abstract class IndexKeysDefinition<TDocument>
{
    private protected IndexKeysDefinition()
    {
    }

    internal abstract BsonDocument Document { get; }

    public static implicit operator IndexKeysDefinition<TDocument>(BsonDocument document) => document is null ? null! : new Rendered(document);

    public static implicit operator IndexKeysDefinition<TDocument>(string json) => json is null ? null! : new Rendered(BsonDocument.Parse(json));

    private sealed class Rendered(BsonDocument document) : IndexKeysDefinition<TDocument>
    {
        internal override BsonDocument Document { get; } = document;
    }
}
