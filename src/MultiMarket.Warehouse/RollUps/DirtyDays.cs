using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Warehouse.RollUps;

/// <summary>The days of orders stored here since the roll-ups last saw them. A hint only: other hosts store orders too.</summary>
internal sealed class DirtyDays
{
    private readonly Lock _gate = new();
    private HashSet<DateOnly> _days = [];

    /// <summary>True when nothing was stored since <see cref="Take"/>.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_gate) return _days.Count == 0;
        }
    }

    public void Add(IEnumerable<ReceivedOrder> orders) => Add(orders.Select(o => DateOnly.FromDateTime(o.Order.PlacedAt)));

    public void Add(IEnumerable<DateOnly> days)
    {
        lock (_gate) _days.UnionWith(days);
    }

    /// <summary>The days, which are clean from now on.</summary>
    public IReadOnlyCollection<DateOnly> Take()
    {
        lock (_gate)
        {
            var taken = _days;
            _days = [];
            return taken;
        }
    }
}
