namespace MongoDB.Driver;

internal sealed class FindFluent<TDocument, TProjection>(
    IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, FindOptions<TDocument, TProjection> options)
    : IFindFluent<TDocument, TProjection>
{
    public FilterDefinition<TDocument> Filter { get; set; } = filter;

    public FindOptions<TDocument, TProjection> Options { get; } = options;

    public Task<long> CountDocumentsAsync(CancellationToken cancellationToken = default) => collection.CountDocumentsAsync(
        Filter, new CountOptions { Limit = Options.Limit, Skip = Options.Skip, MaxTime = Options.MaxTime, Hint = Options.Hint }, cancellationToken);

    public IFindFluent<TDocument, TProjection> Limit(int? limit)
    {
        Options.Limit = limit;
        return this;
    }

    public IFindFluent<TDocument, TNewProjection> Project<TNewProjection>(ProjectionDefinition<TDocument, TNewProjection> projection)
    {
        var changed = new FindOptions<TDocument, TNewProjection> { Limit = Options.Limit, Skip = Options.Skip, Sort = Options.Sort, Projection = projection };
        changed.CopyFrom(Options);
        return new FindFluent<TDocument, TNewProjection>(collection, Filter, changed);
    }

    public IFindFluent<TDocument, TProjection> Skip(int? skip)
    {
        Options.Skip = skip;
        return this;
    }

    public IFindFluent<TDocument, TProjection> Sort(SortDefinition<TDocument> sort)
    {
        Options.Sort = sort;
        return this;
    }

    public Task<IAsyncCursor<TProjection>> ToCursorAsync(CancellationToken cancellationToken = default) =>
        collection.FindAsync(Filter, Options, cancellationToken);
}
