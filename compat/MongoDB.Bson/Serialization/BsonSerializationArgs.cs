namespace MongoDB.Bson.Serialization;

/// <summary>Options of one serialization.</summary>
public struct BsonSerializationArgs
{
    /// <summary>Whether <c>_id</c> is written first, wherever it stands.</summary>
    public bool SerializeIdFirst { get; set; }
}
