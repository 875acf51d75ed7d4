using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Bson;

/// <summary>BSON and JSON forms of documents and values.</summary>
public static class BsonExtensionMethods
{
    /// <summary>The binary form of a document.</summary>
    public static byte[] ToBson<TNominalType>(
        this TNominalType obj,
        IBsonSerializer<TNominalType>? serializer = null,
        BsonBinaryWriterSettings? writerSettings = null,
        Action<BsonSerializationContext.Builder>? configurator = null,
        BsonSerializationArgs args = default,
        int estimatedBsonSize = 0)
    {
        GenuinePackage.NeededFor(serializer, configurator);
        var document = obj as BsonDocument ?? throw GenuinePackage.NeededForObjects(obj);
        using var writer = new BsonBufferWriter(Math.Max(estimatedBsonSize, 256));
        BsonWriting.WriteDocument(writer, document, args.SerializeIdFirst, writerSettings?.MaxSerializationDepth ?? BsonWriting.DefaultMaxDepth);
        return writer.ToArray();
    }

    /// <summary>The JSON form of a document or value; relaxed extended JSON unless settings say otherwise.</summary>
    public static string ToJson<TNominalType>(
        this TNominalType obj,
        JsonWriterSettings? writerSettings = null,
        IBsonSerializer<TNominalType>? serializer = null,
        Action<BsonSerializationContext.Builder>? configurator = null,
        BsonSerializationArgs args = default)
    {
        GenuinePackage.NeededFor(serializer, configurator);
        var value = obj as BsonValue ?? (obj as IConvertibleToBsonDocument)?.ToBsonDocument() ?? throw GenuinePackage.NeededForObjects(obj);
        return new JsonText(writerSettings ?? JsonWriterSettings.Defaults).Write(value);
    }

    /// <summary>The document itself, or the form as a document of something that has one.</summary>
    public static BsonDocument ToBsonDocument<TNominalType>(
        this TNominalType obj,
        IBsonSerializer<TNominalType>? serializer = null,
        Action<BsonSerializationContext.Builder>? configurator = null,
        BsonSerializationArgs args = default)
    {
        GenuinePackage.NeededFor(serializer, configurator);
        return (obj as IConvertibleToBsonDocument)?.ToBsonDocument() ?? throw GenuinePackage.NeededForObjects(obj);
    }
}
