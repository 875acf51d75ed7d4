using MongoDB.Driver.Core.Connections;

namespace MongoDB.Driver;

/// <summary>Some writes of many failed.</summary>
public abstract class MongoBulkWriteException : MongoServerException
{
    public MongoBulkWriteException(ConnectionId connectionId, IEnumerable<BulkWriteError> writeErrors, WriteConcernError writeConcernError)
        : this(connectionId, writeErrors.ToList(), writeConcernError)
    {
    }

    private MongoBulkWriteException(ConnectionId connectionId, List<BulkWriteError> writeErrors, WriteConcernError? writeConcernError)
        : base(connectionId, Describe(writeErrors, writeConcernError))
    {
        WriteErrors = writeErrors;
        WriteConcernError = writeConcernError!;
    }

    public WriteConcernError WriteConcernError { get; }

    public IReadOnlyList<BulkWriteError> WriteErrors { get; }

    private static string Describe(List<BulkWriteError> writeErrors, WriteConcernError? writeConcernError) =>
        "A bulk write operation resulted in one or more errors."
        + (writeErrors.Count == 0 ? "" : $" WriteErrors: [ {string.Join(", ", writeErrors)} ].")
        + (writeConcernError is null ? "" : $" WriteConcernError: {writeConcernError}.");
}
