using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>A query whose result is fetched batch by batch.</summary>
/// <param name="namespace">What a getMore must name.</param>
/// <param name="run">The query at its place.</param>
/// <param name="user">Who opened it, and alone may read it; null where nobody logs in.</param>
/// <param name="noTimeout">Whether it stays open however long nobody reads it.</param>
internal sealed class OpenCursor(string @namespace, PipelineRun run, string? user, bool noTimeout)
{
    /// <summary>Room left in a reply for what is around the batch.</summary>
    private const int MaxBatchBytes = Wire.MaxDocumentLength - 16 * 1024;

    public string Namespace => @namespace;

    public PipelineRun Run => run;

    public string? User => user;

    public bool NoTimeout => noTimeout;

    /// <summary>Milliseconds of <c>maxTimeMS</c> that the batches so far have left; 0 for no limit.</summary>
    public long TimeLeft { get; set; }

    /// <summary>A timestamp of the server's clock.</summary>
    public long LastUsed { get; set; }

    /// <summary>Writes documents into an array of the reply until the batch or the reply is full, or none are left.</summary>
    /// <returns>True when all documents of the cursor have been written.</returns>
    public bool WriteBatch(BsonBufferWriter reply, ReadOnlySpan<byte> name, long batchSize)
    {
        var array = reply.BeginArray(name);
        var count = 0;
        while (count < batchSize && run.TryPeek(out var document))
        {
            var bytes = document.Bytes;
            if (bytes.Length > Wire.MaxDocumentLength)
                throw new MongoErrorException(MongoErrorCode.BSONObjectTooLarge, $"BSONObj size: {bytes.Length} is invalid. Size must be between 0 and {Wire.MaxDocumentLength}");
            if (count > 0 && reply.Length - array + bytes.Length > MaxBatchBytes)
                break;
            document.WriteTo(reply, count++);
            run.TryNext(out _);
        }

        reply.EndDocument(array);
        // A batch of size 0 only opens the cursor; nothing is computed for it.
        return batchSize > 0 && run.IsExhausted;
    }
}
