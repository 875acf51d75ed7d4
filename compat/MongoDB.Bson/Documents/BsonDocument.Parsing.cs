using MongoDB.Bson.IO;

namespace MongoDB.Bson;

/// <content>From JSON text.</content>
public partial class BsonDocument
{
    /// <summary>Reads JSON, extended JSON in both forms, and the constructors of MongoDB's shell.</summary>
    /// <exception cref="FormatException">The text is no document; the message says where.</exception>
    public static BsonDocument Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new JsonParser(json).ParseDocument();
    }

    /// <summary>As <see cref="Parse"/>, answering false for text that is null or no document.</summary>
    public static bool TryParse(string? s, out BsonDocument result)
    {
        result = null!;
        if (s is null)
        {
            return false;
        }

        try
        {
            result = Parse(s);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
