namespace MultiMarket.EmbeddedMongo.Bson;

/// <summary>The bytes are not well-formed BSON; the message says what was found and where.</summary>
/// <param name="message">What was found and where.</param>
/// <param name="isTooDeep">Whether it is well-formed but for having too many levels.</param>
internal sealed class BsonFormatException(string message, bool isTooDeep = false) : FormatException(message)
{
    public bool IsTooDeep => isTooDeep;
}
