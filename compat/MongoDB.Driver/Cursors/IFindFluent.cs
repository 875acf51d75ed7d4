namespace MongoDB.Driver;

/// <summary>A query that is being put together.</summary>
public interface IFindFluent<TDocument, TProjection> : IAsyncCursorSource<TProjection>
{
    FilterDefinition<TDocument> Filter { get; set; }

    FindOptions<TDocument, TProjection> Options { get; }

    /// <summary>How many documents the filter finds, within skip and limit.</summary>
    Task<long> CountDocumentsAsync(CancellationToken cancellationToken = default);

    IFindFluent<TDocument, TProjection> Limit(int? limit);

    IFindFluent<TDocument, TNewProjection> Project<TNewProjection>(ProjectionDefinition<TDocument, TNewProjection> projection);

    IFindFluent<TDocument, TProjection> Skip(int? skip);

    IFindFluent<TDocument, TProjection> Sort(SortDefinition<TDocument> sort);
}
