using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Makes projections.</summary>
public sealed class ProjectionDefinitionBuilder<TSource>
{
    public ProjectionDefinition<TSource> Include(FieldDefinition<TSource> field) => new BsonDocument(field.Path, 1);

    public ProjectionDefinition<TSource> Exclude(FieldDefinition<TSource> field) => new BsonDocument(field.Path, 0);

    public ProjectionDefinition<TSource> Combine(params ProjectionDefinition<TSource>[] projections) => Combine((IEnumerable<ProjectionDefinition<TSource>>)projections);

    public ProjectionDefinition<TSource> Combine(IEnumerable<ProjectionDefinition<TSource>> projections) =>
        DefinitionComposition.Combine(projections.Select(projection => projection.Document));
}
