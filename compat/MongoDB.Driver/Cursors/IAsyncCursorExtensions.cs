namespace MongoDB.Driver;

/// <summary>Reads cursors to their end, and closes them.</summary>
public static class IAsyncCursorExtensions
{
    public static async Task<bool> AnyAsync<TDocument>(this IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken = default)
    {
        using (cursor)
        {
            return (await NextAsync(cursor, cancellationToken).ConfigureAwait(false)).Found;
        }
    }

    /// <exception cref="InvalidOperationException">There is no result.</exception>
    public static async Task<TDocument> FirstAsync<TDocument>(this IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken = default)
    {
        using (cursor)
        {
            var (found, document) = await NextAsync(cursor, cancellationToken).ConfigureAwait(false);
            return found ? document : throw new InvalidOperationException("Sequence contains no elements");
        }
    }

    public static async Task<TDocument> FirstOrDefaultAsync<TDocument>(this IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken = default)
    {
        using (cursor)
        {
            return (await NextAsync(cursor, cancellationToken).ConfigureAwait(false)).Document;
        }
    }

    /// <exception cref="InvalidOperationException">There is no result, or more than one.</exception>
    public static async Task<TDocument> SingleAsync<TDocument>(this IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken = default) =>
        (await cursor.ToListAsync(cancellationToken).ConfigureAwait(false)).Single();

    /// <exception cref="InvalidOperationException">There is more than one result.</exception>
    public static async Task<TDocument> SingleOrDefaultAsync<TDocument>(this IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken = default) =>
        (await cursor.ToListAsync(cancellationToken).ConfigureAwait(false)).SingleOrDefault()!;

    public static Task ForEachAsync<TDocument>(this IAsyncCursor<TDocument> source, Action<TDocument> processor, CancellationToken cancellationToken = default) =>
        source.ForEachAsync(
            document =>
            {
                processor(document);
                return Task.CompletedTask;
            },
            cancellationToken);

    public static async Task ForEachAsync<TDocument>(
        this IAsyncCursor<TDocument> source, Func<TDocument, Task> processor, CancellationToken cancellationToken = default)
    {
        using (source)
        {
            while (await source.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var document in source.Current)
                {
                    await processor(document).ConfigureAwait(false);
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
    }

    public static async Task<List<TDocument>> ToListAsync<TDocument>(this IAsyncCursor<TDocument> source, CancellationToken cancellationToken = default)
    {
        using (source)
        {
            var list = new List<TDocument>();
            while (await source.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                list.AddRange(source.Current);
            }

            return list;
        }
    }

    private static async Task<(bool Found, TDocument Document)> NextAsync<TDocument>(IAsyncCursor<TDocument> cursor, CancellationToken cancellationToken)
    {
        while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var document in cursor.Current)
            {
                return (true, document);
            }
        }

        return (false, default!);
    }
}
