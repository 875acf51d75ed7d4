using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Simulation.Generation;

/// <summary>Stores a history in the warehouse in large batches, past the folders.</summary>
public static class WarehouseGeneration
{
    private const int BatchSize = 5_000;

    /// <summary>Stores every order. Orders that are stored already are left as they are, so that a run that broke off can be repeated.</summary>
    /// <param name="history">The history.</param>
    /// <param name="orders">How many orders it has.</param>
    /// <param name="store">The warehouse.</param>
    /// <param name="time">Gives <c>ingestion.recu_le</c>.</param>
    /// <param name="threads">How many batches are on their way at the same time.</param>
    /// <param name="progress">Counts the orders.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    /// <exception cref="OperationCanceledException">The progress was told to end.</exception>
    public static async Task<StoreTally> StoreAsync(SalesHistory history, long orders, IOrderStore store, TimeProvider time, int? threads = null, GenerationProgress? progress = null)
    {
        var tally = new StoreTally();
        var batches = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = progress?.CancellationToken ?? default };
        await Parallel.ForEachAsync(Firsts(orders), batches, async (first, cancellationToken) =>
        {
            var batch = Draw(history, first, Math.Min(orders, first + BatchSize - 1), time.GetUtcNow());
            tally.Add(await store.StoreAsync(batch, cancellationToken));
            progress?.Advance(batch.Length);
        });
        return tally;
    }

    private static IEnumerable<long> Firsts(long orders)
    {
        for (var first = 1L; first <= orders; first += BatchSize) yield return first;
    }

    private static ReceivedOrder[] Draw(SalesHistory history, long first, long last, DateTimeOffset receivedAt)
    {
        var batch = new ReceivedOrder[last - first + 1];
        for (var i = 0; i < batch.Length; i++)
        {
            var order = history.DrawOrder(first + i);
            batch[i] = new ReceivedOrder(order, File: null, OrderFingerprint.Compute(order), receivedAt);
        }

        return batch;
    }
}
