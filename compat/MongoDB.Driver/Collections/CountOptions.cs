using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of a count.</summary>
public sealed class CountOptions
{
    public BsonValue Hint { get; set; } = null!;

    public long? Limit { get; set; }

    public TimeSpan? MaxTime { get; set; }

    public long? Skip { get; set; }
}
