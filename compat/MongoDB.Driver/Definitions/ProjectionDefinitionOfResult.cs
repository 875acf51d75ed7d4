using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Which fields of a document are wanted, with the type of the result.</summary>
public abstract class ProjectionDefinition<TSource, TProjection>
{
    private protected ProjectionDefinition()
    {
    }

    internal abstract BsonDocument Document { get; }

    public static implicit operator ProjectionDefinition<TSource, TProjection>(BsonDocument document) => document is null ? null! : new Rendered(document);

    public static implicit operator ProjectionDefinition<TSource, TProjection>(string json) => json is null ? null! : new Rendered(BsonDocument.Parse(json));

    public static implicit operator ProjectionDefinition<TSource, TProjection>(ProjectionDefinition<TSource> projection) => projection is null ? null! : new Rendered(projection.Document);

    private sealed class Rendered(BsonDocument document) : ProjectionDefinition<TSource, TProjection>
    {
        internal override BsonDocument Document { get; } = document;
    }
}
