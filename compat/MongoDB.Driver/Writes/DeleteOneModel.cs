using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Deletes the first document that the filter finds.</summary>
public sealed class DeleteOneModel<TDocument> : WriteModel<TDocument>
{
    public DeleteOneModel(FilterDefinition<TDocument> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Filter = filter;
    }

    public FilterDefinition<TDocument> Filter { get; }

    public BsonValue Hint { get; set; } = null!;

    public override WriteModelType ModelType => WriteModelType.DeleteOne;
}
