using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Simulation.Generation;

/// <summary>What became of the orders that were sent to the warehouse.</summary>
public sealed class StoreTally
{
    private readonly Lock _lock = new();
    private readonly long[] _counts = new long[Enum.GetValues<StoreOutcomeKind>().Length];

    /// <summary>Why the first refused order was refused; null when none was.</summary>
    public string? FirstRefusal { get; private set; }

    /// <summary>How many orders came to this outcome.</summary>
    public long Count(StoreOutcomeKind kind)
    {
        lock (_lock) return _counts[(int)kind];
    }

    internal void Add(IReadOnlyList<StoreOutcome> outcomes)
    {
        lock (_lock)
        {
            foreach (var outcome in outcomes)
            {
                _counts[(int)outcome.Kind]++;
                if (outcome.Kind == StoreOutcomeKind.Refused) FirstRefusal ??= outcome.Reason;
            }
        }
    }
}
