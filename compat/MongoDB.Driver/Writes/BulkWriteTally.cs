using MongoDB.Bson;
using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>Adds up what the commands of a bulk write did.</summary>
internal sealed class BulkWriteTally
{
    private readonly List<BulkWriteError> _errors = [];
    private readonly List<BulkWriteUpsert> _upserts = [];
    private WriteConcernError? _writeConcernError;
    private long _inserted;
    private long _deleted;
    private long _matched;
    private long _modified;

    public bool HasWriteErrors => _errors.Count > 0;

    public bool HasFailures => HasWriteErrors || _writeConcernError is not null;

    /// <summary>Takes in the reply to a command whose first request is the <paramref name="offset"/>th of all.</summary>
    public void Add(WriteKind kind, int offset, BsonDocument reply)
    {
        var n = reply.GetValue("n", 0).ToInt64();
        switch (kind)
        {
            case WriteKind.Insert:
                _inserted += n;
                break;
            case WriteKind.Delete:
                _deleted += n;
                break;
            default:
                AddUpdates(offset, n, reply);
                break;
        }

        if (reply.TryGetValue("writeErrors", out var errors))
        {
            foreach (var error in errors.AsBsonArray.Cast<BsonDocument>())
            {
                _errors.Add(new BulkWriteError(
                    offset + error["index"].ToInt32(),
                    error["code"].ToInt32(),
                    error.GetValue("errmsg", "").ToString()!,
                    error.TryGetValue("errInfo", out var details) ? details as BsonDocument : null));
            }
        }

        if (reply.TryGetValue("writeConcernError", out var concern) && concern is BsonDocument problem)
        {
            _writeConcernError = new WriteConcernError(
                problem.GetValue("code", 0).ToInt32(),
                problem.TryGetValue("codeName", out var name) ? name.ToString() : null,
                problem.GetValue("errmsg", "").ToString()!,
                problem.TryGetValue("errInfo", out var details) ? details as BsonDocument : null);
        }
    }

    public BulkWriteResult<BsonDocument> ToResult(int requestCount, IReadOnlyList<WriteModel<BsonDocument>> processed) =>
        new BulkWriteResult<BsonDocument>.Acknowledged(requestCount, _matched, _deleted, _inserted, _modified, processed, _upserts);

    /// <param name="connection">Where it happened.</param>
    /// <param name="requests">All requests.</param>
    /// <param name="sent">How many of them were sent to the server.</param>
    /// <param name="ordered">Whether the server stopped at the first failure.</param>
    public MongoBulkWriteException<BsonDocument> ToException(ConnectionId connection, WriteRequests requests, int sent, bool ordered)
    {
        _errors.Sort((a, b) => a.Index.CompareTo(b.Index));
        var processedCount = ordered && _errors.Count > 0 ? _errors[0].Index + 1 : sent;
        var models = Enumerable.Range(0, requests.Count).Select(requests.Model).ToArray();
        return new MongoBulkWriteException<BsonDocument>(
            connection, ToResult(requests.Count, models[..processedCount]), _errors, _writeConcernError!, models[processedCount..]);
    }

    private void AddUpdates(int offset, long n, BsonDocument reply)
    {
        var upserted = reply.TryGetValue("upserted", out var value) ? value.AsBsonArray : [];
        foreach (var upsert in upserted.Cast<BsonDocument>())
        {
            _upserts.Add(new BulkWriteUpsert(offset + upsert["index"].ToInt32(), upsert["_id"]));
        }

        _matched += n - upserted.Count;
        _modified += reply.GetValue("nModified", 0).ToInt64();
    }
}
