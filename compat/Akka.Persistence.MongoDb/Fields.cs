namespace Akka.Persistence.MongoDb;

/// <summary>Names of the fields of the stored documents.</summary>
internal static class Fields
{
    public const string Id = "_id";
    public const string PersistenceId = "PersistenceId";
    public const string SequenceNr = "SequenceNr";
    public const string IsDeleted = "IsDeleted";
    public const string Payload = "Payload";
    public const string Manifest = "Manifest";
    public const string Ordering = "Ordering";
    public const string Tags = "Tags";
    public const string SerializerId = "SerializerId";
    public const string Timestamp = "Timestamp";
    public const string Snapshot = "Snapshot";
}
