namespace MongoDB.Driver;

/// <summary>The results of an operation, batch by batch.</summary>
public interface IAsyncCursor<out TDocument> : IDisposable
{
    /// <summary>The batch that the last move brought; it may be empty.</summary>
    IEnumerable<TDocument> Current { get; }

    /// <summary>Goes to the next batch; false when there is none.</summary>
    Task<bool> MoveNextAsync(CancellationToken cancellationToken = default);
}
