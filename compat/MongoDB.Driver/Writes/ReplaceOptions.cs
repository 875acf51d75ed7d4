using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of a replacement.</summary>
public class ReplaceOptions
{
    public BsonValue Hint { get; set; } = null!;

    /// <summary>Whether to insert the document if none is found.</summary>
    public bool IsUpsert { get; set; }
}
