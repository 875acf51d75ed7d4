using System.Collections.Concurrent;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Actors.Tests.Support;

/// <summary>A warehouse in memory with the outcomes of the real one, whose calls can be made to fail.</summary>
internal sealed class InMemoryStore : IOrderStore
{
    public ConcurrentDictionary<string, ReceivedOrder> Orders { get; } = new();

    /// <summary>The sizes of the batches, in the order of their arrival.</summary>
    public ConcurrentQueue<int> Batches { get; } = new();

    /// <summary>Called with each batch before it takes effect; it may throw.</summary>
    public Action<IReadOnlyList<ReceivedOrder>> Before { get; set; } = _ => { };

    public Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken) => Task.Run<IReadOnlyList<StoreOutcome>>(
        () =>
        {
            Batches.Enqueue(orders.Count);
            Before(orders);
            return orders.Select(Store).ToList();
        },
        cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) => Task.FromResult((long)Orders.Count);

    private StoreOutcome Store(ReceivedOrder order)
    {
        if (Orders.TryAdd(order.Order.Key, order)) return StoreOutcome.Inserted;
        var stored = Orders[order.Order.Key];
        return stored.Fingerprint == order.Fingerprint ? StoreOutcome.Duplicate : new StoreOutcome(StoreOutcomeKind.Conflict, stored.File);
    }
}
