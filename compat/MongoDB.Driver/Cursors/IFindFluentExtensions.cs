using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Shorter ways to run a query.</summary>
public static class IFindFluentExtensions
{
    public static Task<bool> AnyAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) =>
        find.Limit(1).ToCursorAndAsync(IAsyncCursorExtensions.AnyAsync, cancellationToken);

    /// <exception cref="InvalidOperationException">Nothing was found.</exception>
    public static Task<TProjection> FirstAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) =>
        find.Limit(1).ToCursorAndAsync(IAsyncCursorExtensions.FirstAsync, cancellationToken);

    public static Task<TProjection> FirstOrDefaultAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) =>
        find.Limit(1).ToCursorAndAsync(IAsyncCursorExtensions.FirstOrDefaultAsync, cancellationToken);

    /// <exception cref="InvalidOperationException">Nothing was found, or more than one.</exception>
    public static Task<TProjection> SingleAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) =>
        find.Limit(2).ToCursorAndAsync(IAsyncCursorExtensions.SingleAsync, cancellationToken);

    /// <exception cref="InvalidOperationException">More than one was found.</exception>
    public static Task<TProjection> SingleOrDefaultAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) =>
        find.Limit(2).ToCursorAndAsync(IAsyncCursorExtensions.SingleOrDefaultAsync, cancellationToken);

    public static IFindFluent<TDocument, BsonDocument> Project<TDocument, TProjection>(
        this IFindFluent<TDocument, TProjection> find, ProjectionDefinition<TDocument, BsonDocument> projection) =>
        find.Project<BsonDocument>(projection);

    private static async Task<TResult> ToCursorAndAsync<TDocument, TProjection, TResult>(
        this IFindFluent<TDocument, TProjection> find,
        Func<IAsyncCursor<TProjection>, CancellationToken, Task<TResult>> read,
        CancellationToken cancellationToken)
    {
        var cursor = await find.ToCursorAsync(cancellationToken).ConfigureAwait(false);
        return await read(cursor, cancellationToken).ConfigureAwait(false);
    }
}
