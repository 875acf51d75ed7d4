using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Warehouse.RollUps;

/// <summary>Notes the days of the orders that a store takes. After a failure it cannot be known which were stored, so all are noted.</summary>
internal sealed class DayMarkingOrderStore(IOrderStore inner, DirtyDays days) : IOrderStore
{
    public async Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken)
    {
        try
        {
            var outcomes = await inner.StoreAsync(orders, cancellationToken);
            days.Add(orders.Where((_, i) => outcomes[i].Kind == StoreOutcomeKind.Inserted));
            return outcomes;
        }
        catch
        {
            days.Add(orders);
            throw;
        }
    }

    public Task<long> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);
}
