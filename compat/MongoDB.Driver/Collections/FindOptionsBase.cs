using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Options that all queries share.</summary>
public abstract class FindOptionsBase
{
    public FindOptionsBase()
    {
    }

    public bool? AllowDiskUse { get; set; }

    /// <summary>Documents in one batch; the server's choice by default.</summary>
    public int? BatchSize { get; set; }

    public BsonValue Comment { get; set; } = null!;

    /// <summary>Which index the server is to use, by name or keys.</summary>
    public BsonValue Hint { get; set; } = null!;

    public TimeSpan? MaxTime { get; set; }

    internal void CopyFrom(FindOptionsBase other)
    {
        AllowDiskUse = other.AllowDiskUse;
        BatchSize = other.BatchSize;
        Comment = other.Comment;
        Hint = other.Hint;
        MaxTime = other.MaxTime;
    }
}
