using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of an update.</summary>
public class UpdateOptions
{
    public BsonValue Hint { get; set; } = null!;

    /// <summary>Whether to insert a document if none is found.</summary>
    public bool IsUpsert { get; set; }
}
