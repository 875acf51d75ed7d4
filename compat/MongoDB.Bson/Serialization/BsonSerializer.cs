using MongoDB.Bson.IO;
using MultiMarket.EmbeddedMongo.Bson;

namespace MongoDB.Bson.Serialization;

/// <summary>Reads documents from their binary and JSON forms.</summary>
public static class BsonSerializer
{
    /// <exception cref="FormatException">The bytes are no well-formed document.</exception>
    public static TNominalType Deserialize<TNominalType>(byte[] bytes, Action<BsonDeserializationContext.Builder>? configurator = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        BsonValidation.Validate(bytes);
        return As<TNominalType>(BsonReading.ReadDocument(bytes), configurator);
    }

    /// <exception cref="FormatException">The text is no JSON value.</exception>
    public static TNominalType Deserialize<TNominalType>(string json, Action<BsonDeserializationContext.Builder>? configurator = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return As<TNominalType>(new JsonParser(json).ParseText(), configurator);
    }

    public static TNominalType Deserialize<TNominalType>(BsonDocument document, Action<BsonDeserializationContext.Builder>? configurator = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return As<TNominalType>(document.DeepClone(), configurator);
    }

    private static T As<T>(BsonValue value, object? configurator)
    {
        GenuinePackage.NeededFor(null, configurator);
        if (!typeof(BsonValue).IsAssignableFrom(typeof(T)))
        {
            throw new NotSupportedException($"Mapping BSON to {typeof(T).FullName} needs the genuine MongoDB.Bson package; use BsonDocument.");
        }

        return value is T expected
            ? expected
            : throw new FormatException($"Cannot deserialize a '{typeof(T).Name}' from BsonType '{value.BsonType}'.");
    }
}
