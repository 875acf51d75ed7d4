using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Makes keys of indexes.</summary>
public sealed class IndexKeysDefinitionBuilder<TDocument>
{
    public IndexKeysDefinition<TDocument> Ascending(FieldDefinition<TDocument> field) => new BsonDocument(field.Path, 1);

    public IndexKeysDefinition<TDocument> Descending(FieldDefinition<TDocument> field) => new BsonDocument(field.Path, -1);

    /// <exception cref="MongoException">A field occurs twice.</exception>
    public IndexKeysDefinition<TDocument> Combine(params IndexKeysDefinition<TDocument>[] keys) => Combine((IEnumerable<IndexKeysDefinition<TDocument>>)keys);

    /// <inheritdoc cref="Combine(IndexKeysDefinition{TDocument}[])"/>
    public IndexKeysDefinition<TDocument> Combine(IEnumerable<IndexKeysDefinition<TDocument>> keys)
    {
        var combined = new BsonDocument();
        foreach (var element in keys.SelectMany(key => key.Document))
        {
            if (combined.Contains(element.Name))
            {
                throw new MongoException($"The index keys definition contains multiple values for the field '{element.Name}'.");
            }

            combined.Add(element);
        }

        return combined;
    }
}
