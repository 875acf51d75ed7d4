using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Which collections are listed.</summary>
public sealed class ListCollectionNamesOptions
{
    public FilterDefinition<BsonDocument> Filter { get; set; } = null!;
}
