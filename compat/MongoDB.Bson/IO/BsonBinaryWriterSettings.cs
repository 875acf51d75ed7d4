namespace MongoDB.Bson.IO;

/// <summary>Settings of the binary form.</summary>
public class BsonBinaryWriterSettings : BsonWriterSettings
{
}
