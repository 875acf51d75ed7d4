using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Properties of a collection to be created.</summary>
public class CreateCollectionOptions
{
    public bool? Capped { get; set; }

    public long? MaxDocuments { get; set; }

    /// <summary>In bytes.</summary>
    public long? MaxSize { get; set; }

    internal virtual BsonDocument ToCommand(string name) => new()
    {
        { "create", name },
        { "capped", () => Capped!.Value, Capped is not null },
        { "size", () => MaxSize!.Value, MaxSize is not null },
        { "max", () => MaxDocuments!.Value, MaxDocuments is not null },
    };
}
