using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Joins definitions whose fields stand beside each other; the last word on a field counts, at the place of that word.</summary>
internal static class DefinitionComposition
{
    public static BsonDocument Combine(IEnumerable<BsonDocument> documents)
    {
        var combined = new BsonDocument();
        foreach (var element in documents.SelectMany(document => document))
        {
            combined.Remove(element.Name);
            combined.Add(element);
        }

        return combined;
    }
}
