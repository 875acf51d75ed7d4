using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Changes the first document that the filter finds.</summary>
public sealed class UpdateOneModel<TDocument> : WriteModel<TDocument>
{
    public UpdateOneModel(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(update);
        Filter = filter;
        Update = update;
    }

    public FilterDefinition<TDocument> Filter { get; }

    public BsonValue Hint { get; set; } = null!;

    /// <summary>Whether to insert a document if none is found.</summary>
    public bool IsUpsert { get; set; }

    public override WriteModelType ModelType => WriteModelType.UpdateOne;

    public UpdateDefinition<TDocument> Update { get; }
}
