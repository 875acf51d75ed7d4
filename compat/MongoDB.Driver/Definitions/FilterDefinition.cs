using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Which documents are meant. A document and JSON text convert to one.</summary>
public abstract class FilterDefinition<TDocument>
{
    private protected FilterDefinition()
    {
    }

    /// <summary>Every document.</summary>
    public static FilterDefinition<TDocument> Empty { get; } = new BsonDocument();

    internal abstract BsonDocument Document { get; }

    public static implicit operator FilterDefinition<TDocument>(BsonDocument document) => document is null ? null! : new Rendered(document);

    public static implicit operator FilterDefinition<TDocument>(string json) => json is null ? null! : new Rendered(BsonDocument.Parse(json));

    public static FilterDefinition<TDocument> operator &(FilterDefinition<TDocument> lhs, FilterDefinition<TDocument> rhs) => FilterComposition.And([lhs.Document, rhs.Document]);

    public static FilterDefinition<TDocument> operator |(FilterDefinition<TDocument> lhs, FilterDefinition<TDocument> rhs) => FilterComposition.Or([lhs.Document, rhs.Document]);

    private sealed class Rendered(BsonDocument document) : FilterDefinition<TDocument>
    {
        internal override BsonDocument Document { get; } = document;
    }
}
