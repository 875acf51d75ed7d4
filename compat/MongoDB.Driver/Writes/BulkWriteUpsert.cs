using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A document that a bulk write inserted because none was found.</summary>
public class BulkWriteUpsert
{
    internal BulkWriteUpsert(int index, BsonValue id)
    {
        Index = index;
        Id = id;
    }

    public BsonValue Id { get; }

    /// <summary>Which of the requests, counted from 0.</summary>
    public int Index { get; }
}
