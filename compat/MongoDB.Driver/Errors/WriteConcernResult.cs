using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>The server's answer to a write.</summary>
public class WriteConcernResult
{
    public WriteConcernResult(BsonDocument response)
    {
        ArgumentNullException.ThrowIfNull(response);
        Response = response;
    }

    public BsonDocument Response { get; }
}
