using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>Some writes of many failed; tells which were done and which were not even tried.</summary>
public sealed class MongoBulkWriteException<TDocument> : MongoBulkWriteException
{
    public MongoBulkWriteException(
        ConnectionId connectionId,
        BulkWriteResult<TDocument> result,
        IEnumerable<BulkWriteError> writeErrors,
        WriteConcernError writeConcernError,
        IEnumerable<WriteModel<TDocument>> unprocessedRequests)
        : base(connectionId, writeErrors, writeConcernError)
    {
        Result = result;
        UnprocessedRequests = [.. unprocessedRequests];
    }

    public BulkWriteResult<TDocument> Result { get; }

    /// <summary>What an ordered bulk write left undone after its first failure.</summary>
    public IReadOnlyList<WriteModel<TDocument>> UnprocessedRequests { get; }
}
