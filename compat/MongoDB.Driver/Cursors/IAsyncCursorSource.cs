namespace MongoDB.Driver;

/// <summary>An operation that runs when a cursor is asked for.</summary>
public interface IAsyncCursorSource<TDocument>
{
    Task<IAsyncCursor<TDocument>> ToCursorAsync(CancellationToken cancellationToken = default);
}
