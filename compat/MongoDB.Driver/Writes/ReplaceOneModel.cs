using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Puts another document in the place of the first that the filter finds.</summary>
public sealed class ReplaceOneModel<TDocument> : WriteModel<TDocument>
{
    public ReplaceOneModel(FilterDefinition<TDocument> filter, TDocument replacement)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(replacement);
        Filter = filter;
        Replacement = replacement;
    }

    public FilterDefinition<TDocument> Filter { get; }

    public BsonValue Hint { get; set; } = null!;

    /// <summary>Whether to insert the document if none is found.</summary>
    public bool IsUpsert { get; set; }

    public override WriteModelType ModelType => WriteModelType.ReplaceOne;

    public TDocument Replacement { get; }
}
