namespace MongoDB.Driver;

/// <summary>A cursor over results that are all here.</summary>
internal sealed class ListCursor<T>(IReadOnlyList<T> items) : IAsyncCursor<T>
{
    private int _moves;

    public IEnumerable<T> Current => _moves == 1 ? items : throw new InvalidOperationException("The cursor stands on no batch.");

    public Task<bool> MoveNextAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(++_moves == 1);
    }

    public void Dispose() => _moves = 2;
}
