namespace MultiMarket.EmbeddedMongo.Bson;

/// <summary>The bytes are not well-formed BSON; the message says what was found and where.</summary>
internal sealed class BsonFormatException(string message) : FormatException(message);
