namespace MongoDB.Driver;

/// <summary>Shorter ways to query a collection.</summary>
public static class IMongoCollectionExtensions
{
    /// <summary>Starts a query; it runs when its results are asked for.</summary>
    public static IFindFluent<TDocument, TDocument> Find<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, FindOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(filter);
        var all = new FindOptions<TDocument, TDocument>();
        if (options is not null)
        {
            all.CopyFrom(options);
        }

        return new FindFluent<TDocument, TDocument>(collection, filter, all);
    }

    public static Task<IAsyncCursor<TDocument>> FindAsync<TDocument>(
        this IMongoCollection<TDocument> collection,
        FilterDefinition<TDocument> filter,
        FindOptions<TDocument, TDocument>? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return collection.FindAsync<TDocument>(filter, options, cancellationToken);
    }

    public static Task<TDocument> FindOneAndUpdateAsync<TDocument>(
        this IMongoCollection<TDocument> collection,
        FilterDefinition<TDocument> filter,
        UpdateDefinition<TDocument> update,
        FindOneAndUpdateOptions<TDocument, TDocument>? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collection);
        return collection.FindOneAndUpdateAsync<TDocument>(filter, update, options, cancellationToken);
    }
}
