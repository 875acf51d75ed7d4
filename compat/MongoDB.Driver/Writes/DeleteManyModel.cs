using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Deletes every document that the filter finds.</summary>
public sealed class DeleteManyModel<TDocument> : WriteModel<TDocument>
{
    public DeleteManyModel(FilterDefinition<TDocument> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Filter = filter;
    }

    public FilterDefinition<TDocument> Filter { get; }

    public BsonValue Hint { get; set; } = null!;

    public override WriteModelType ModelType => WriteModelType.DeleteMany;
}
