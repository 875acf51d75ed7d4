namespace MongoDB.Bson.IO;

/// <summary>Settings that all writers share.</summary>
public abstract class BsonWriterSettings
{
    protected BsonWriterSettings()
    {
    }

    /// <summary>Deepest nesting that is written; default 100.</summary>
    public int MaxSerializationDepth { get; set; } = 100;
}
