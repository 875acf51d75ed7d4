using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Makes orders of results.</summary>
public sealed class SortDefinitionBuilder<TDocument>
{
    public SortDefinition<TDocument> Ascending(FieldDefinition<TDocument> field) => new BsonDocument(field.Path, 1);

    public SortDefinition<TDocument> Descending(FieldDefinition<TDocument> field) => new BsonDocument(field.Path, -1);

    /// <summary>By the first, then by the second, and so on.</summary>
    public SortDefinition<TDocument> Combine(params SortDefinition<TDocument>[] sorts) => Combine((IEnumerable<SortDefinition<TDocument>>)sorts);

    /// <inheritdoc cref="Combine(SortDefinition{TDocument}[])"/>
    public SortDefinition<TDocument> Combine(IEnumerable<SortDefinition<TDocument>> sorts) => DefinitionComposition.Combine(sorts.Select(sort => sort.Document));
}
