using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of an update that answers the document.</summary>
public class FindOneAndUpdateOptions<TDocument> : FindOneAndUpdateOptions<TDocument, TDocument>
{
}

/// <inheritdoc cref="FindOneAndUpdateOptions{TDocument}"/>
public class FindOneAndUpdateOptions<TDocument, TProjection>
{
    public BsonValue Hint { get; set; } = null!;

    /// <summary>Whether to insert a document if none is found.</summary>
    public bool IsUpsert { get; set; }

    public ProjectionDefinition<TDocument, TProjection> Projection { get; set; } = null!;

    public ReturnDocument ReturnDocument { get; set; }

    /// <summary>Which document is the one, if several are found.</summary>
    public SortDefinition<TDocument> Sort { get; set; } = null!;
}
