using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options of an aggregation.</summary>
public class AggregateOptions
{
    public bool? AllowDiskUse { get; set; }

    /// <summary>Documents in one batch; the server's choice by default.</summary>
    public int? BatchSize { get; set; }

    public BsonValue Comment { get; set; } = null!;

    /// <summary>Which index the server is to use, by name or keys.</summary>
    public BsonValue Hint { get; set; } = null!;

    /// <summary>Variables of the pipeline.</summary>
    public BsonDocument Let { get; set; } = null!;

    public TimeSpan? MaxTime { get; set; }
}
