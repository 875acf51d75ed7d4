namespace MultiMarket.Domain.Simulation.Generation;

/// <summary>Which of a number of records are to be wrong, and how: spread evenly, each kind as often as the others, or once more.</summary>
public sealed class DirtPlan
{
    private readonly long _records;

    /// <param name="records">How many records there are.</param>
    /// <param name="percent">How many of a hundred are to be wrong, from 0 to 100.</param>
    public DirtPlan(long records, decimal percent) => (_records, Count) = (records, (long)decimal.Round(records * percent / 100));

    /// <summary>No dirt.</summary>
    public static DirtPlan Clean { get; } = new(0, 0);

    /// <summary>How many records are wrong.</summary>
    public long Count { get; }

    /// <summary>How many records are wrong in one way.</summary>
    public long CountOf(DirtKind kind) => (Count / DirtKinds.All.Count) + (Count % DirtKinds.All.Count > (int)kind ? 1 : 0);

    /// <summary>The record that an item of the plan concerns.</summary>
    /// <param name="item">From 0 to <see cref="Count"/> exclusive.</param>
    /// <returns>The record, from 1.</returns>
    public (long Record, DirtKind Kind) Item(long item) => ((long)((Int128)item * _records / Count) + 1, DirtKinds.All[(int)(item % DirtKinds.All.Count)]);

    /// <summary>What is wrong with a record, or null.</summary>
    /// <param name="record">From 1.</param>
    public DirtKind? KindOf(long record)
    {
        if (Count == 0) return null;
        // The first item that does not lie before the record.
        var item = (long)((((Int128)record - 1) * Count + _records - 1) / _records);
        return item < Count && Item(item) is var (found, kind) && found == record ? kind : null;
    }
}
