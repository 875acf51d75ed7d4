using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Tells documents of operators from documents of fields before either is sent in the other's place.</summary>
internal static class ElementNames
{
    /// <exception cref="BsonSerializationException">A name is no operator.</exception>
    public static void CheckUpdate(BsonValue update)
    {
        if (update is not BsonDocument document)
        {
            return;
        }

        if (document.ElementCount == 0)
        {
            throw new BsonSerializationException("Update document is empty.");
        }

        foreach (var name in document.Names.Where(name => !name.StartsWith('$')))
        {
            throw new BsonSerializationException($"Element name '{name}' is not valid'.");
        }
    }

    /// <exception cref="BsonSerializationException">The document begins with an operator.</exception>
    public static void CheckReplacement(BsonDocument replacement)
    {
        if (replacement.ElementCount > 0 && replacement.GetElement(0).Name is var name && name.StartsWith('$'))
        {
            throw new BsonSerializationException($"Element name '{name}' is not valid'.");
        }
    }
}
