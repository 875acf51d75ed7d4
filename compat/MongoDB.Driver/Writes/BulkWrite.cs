using MongoDB.Bson;
using MongoDB.Driver.Wire;

namespace MongoDB.Driver;

/// <summary>Sends requests in as few messages as the server's limits allow; neighbours of one kind share a command.</summary>
internal sealed class BulkWrite(CommandRunner runner, CollectionNamespace collection, WriteConcern writeConcern, bool ordered)
{
    // The server allows its own documents this much above the limit for what a command adds to them.
    private const int DocumentAllowance = 16 * 1024;

    private readonly BulkWriteTally _tally = new();

    /// <exception cref="MongoBulkWriteException{TDocument}">Some requests failed.</exception>
    public async Task<BulkWriteResult<BsonDocument>> RunAsync(WriteRequests requests, CancellationToken cancellationToken)
    {
        if (requests.Count == 0)
        {
            throw new ArgumentException("Must contain at least 1 request.", nameof(requests));
        }

        using var scope = await runner.BeginAsync(writeConcern.IsAcknowledged, cancellationToken).ConfigureAwait(false);
        var sent = 0;
        while (sent < requests.Count && !(ordered && _tally.HasWriteErrors))
        {
            sent += await SendAsync(scope, requests, sent, cancellationToken).ConfigureAwait(false);
        }

        if (_tally.HasFailures)
        {
            throw _tally.ToException(scope.Connection.Id, requests, sent, ordered);
        }

        return Result(requests);
    }

    private BulkWriteResult<BsonDocument> Result(WriteRequests requests)
    {
        // Whoever inserts many documents is not told which; an object for each of them would be made in vain.
        IReadOnlyList<WriteModel<BsonDocument>> models = requests is InsertedDocuments ? [] : [.. Enumerable.Range(0, requests.Count).Select(requests.Model)];
        return writeConcern.IsAcknowledged
            ? _tally.ToResult(requests.Count, models)
            : new BulkWriteResult<BsonDocument>.Unacknowledged(requests.Count, models);
    }

    /// <summary>Sends one command and answers how many requests went with it.</summary>
    private async Task<int> SendAsync(CommandScope scope, WriteRequests requests, int first, CancellationToken cancellationToken)
    {
        var kind = requests.Kind(first);
        var command = Command(kind);
        var requestId = scope.BeginWrite(collection.DatabaseNamespace.DatabaseName, command, writeConcern.IsAcknowledged);
        var count = WriteSequence(scope.Connection, requests, kind, first);
        Message.End(scope.Connection.Writer);
        if (!writeConcern.IsAcknowledged)
        {
            await scope.Connection.SendAsync(cancellationToken).ConfigureAwait(false);
            return count;
        }

        using var reply = await scope.Connection.ExchangeAsync(requestId, cancellationToken).ConfigureAwait(false);
        _tally.Add(kind, first, scope.Check(command, reply.ToBsonDocument()));
        return count;
    }

    private BsonDocument Command(WriteKind kind) => new()
    {
        { kind switch { WriteKind.Insert => "insert", WriteKind.Update => "update", _ => "delete" }, collection.CollectionName },
        { "ordered", ordered },
        { "writeConcern", () => writeConcern.ToBsonDocument(), !writeConcern.IsServerDefault },
    };

    private static int WriteSequence(MongoConnection connection, WriteRequests requests, WriteKind kind, int first)
    {
        var writer = connection.Writer;
        var limits = connection.Hello;
        var start = Message.BeginSequence(writer, kind switch { WriteKind.Insert => "documents"u8, WriteKind.Update => "updates"u8, _ => "deletes"u8 });
        var count = 0;
        while (first + count < requests.Count && count < limits.MaxBatchCount && requests.Kind(first + count) == kind)
        {
            var before = writer.Length;
            requests.Write(writer, first + count);
            var size = writer.Length - before;
            var limit = kind == WriteKind.Insert ? limits.MaxDocumentSize : limits.MaxDocumentSize + DocumentAllowance;
            if (size > limit)
            {
                throw new FormatException($"Size {size} is larger than MaxDocumentSize {limit}.");
            }

            if (writer.Length > limits.MaxMessageSize && count > 0)
            {
                writer.Truncate(before);
                break;
            }

            count++;
        }

        Message.EndSequence(writer, start);
        return count;
    }
}
