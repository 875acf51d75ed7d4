using MongoDB.Bson;

namespace MongoDB.Driver.Wire;

/// <summary>What a server says of itself, with MongoDB's own limits where it says nothing.</summary>
internal sealed class HelloReply(BsonDocument reply)
{
    /// <summary>Largest document in bytes.</summary>
    public int MaxDocumentSize { get; } = Number(reply, "maxBsonObjectSize", 16 * 1024 * 1024);

    /// <summary>Largest message in bytes.</summary>
    public int MaxMessageSize { get; } = Number(reply, "maxMessageSizeBytes", 48_000_000);

    /// <summary>Most documents in one write command.</summary>
    public int MaxBatchCount { get; } = Number(reply, "maxWriteBatchSize", 100_000);

    /// <summary>How long a session lives unused; null when the server has no sessions.</summary>
    public TimeSpan? SessionTimeout { get; } =
        reply.TryGetValue("logicalSessionTimeoutMinutes", out var minutes) && minutes.IsNumeric ? TimeSpan.FromMinutes(minutes.ToDouble()) : null;

    public long? ConnectionId { get; } = reply.TryGetValue("connectionId", out var id) && id.IsNumeric ? id.ToInt64() : null;

    public int MaxWireVersion { get; } = Number(reply, "maxWireVersion", 0);

    public bool IsReplicaSetMember { get; } = reply.Contains("setName");

    private static int Number(BsonDocument reply, string name, int otherwise) =>
        reply.TryGetValue(name, out var value) && value.IsNumeric ? value.ToInt32() : otherwise;
}
