using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>A single write failed.</summary>
public class MongoWriteException : MongoServerException
{
    public MongoWriteException(ConnectionId connectionId, WriteError writeError, WriteConcernError writeConcernError, Exception innerException)
        : base(connectionId, Describe(writeError, writeConcernError), innerException)
    {
        WriteError = writeError;
        WriteConcernError = writeConcernError;
    }

    public WriteConcernError WriteConcernError { get; }

    public WriteError WriteError { get; }

    internal static MongoWriteException From(MongoBulkWriteException bulk) =>
        new(bulk.ConnectionId, bulk.WriteErrors.Count > 0 ? bulk.WriteErrors[0] : null!, bulk.WriteConcernError, bulk);

    private static string Describe(WriteError? writeError, WriteConcernError? writeConcernError) =>
        "A write operation resulted in an error."
        + (writeError is null ? "" : $" WriteError: {writeError}.")
        + (writeConcernError is null ? "" : $" WriteConcernError: {writeConcernError}.");
}
