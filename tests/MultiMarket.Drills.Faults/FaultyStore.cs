using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Drills.Faults;

/// <summary>A store with fault points before, during and after each batch; after it, the orders are durable and nobody knows yet.</summary>
internal sealed class FaultyStore(IOrderStore inner, FaultPoints points) : IOrderStore
{
    public async Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken)
    {
        points.Reach("store.before");
        var storing = inner.StoreAsync(orders, cancellationToken);
        points.Reach("store.during");
        var outcomes = await storing;
        points.Reach("store.after");
        return outcomes;
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);
}
