using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Why one request of a bulk write failed.</summary>
public class BulkWriteError : WriteError
{
    internal BulkWriteError(int index, int code, string message, BsonDocument? details)
        : base(code, message, details) => Index = index;

    /// <summary>Which of the requests, counted from 0.</summary>
    public int Index { get; }
}
