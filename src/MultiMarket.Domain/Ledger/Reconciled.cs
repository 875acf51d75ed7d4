namespace MultiMarket.Domain.Ledger;

/// <summary>The outcome of a reconciliation.</summary>
/// <param name="Waiting">Order files in the source folders.</param>
/// <param name="Archived">Archived files.</param>
/// <param name="Rejected">Rejected files.</param>
/// <param name="Orders">Orders in the warehouse.</param>
/// <param name="OrdersWithoutFile">Those of them that came without a file, as generated ones do.</param>
/// <param name="Repeated">Archived files whose order another archived file brought too.</param>
/// <param name="InFlight">Orders that are stored while their files still wait to be moved.</param>
/// <param name="Stored">Orders that were stored while the check ran; the next one looks at them.</param>
/// <param name="Differences">What contradicts the invariant, at most as many as were asked for.</param>
/// <param name="DifferenceCounts">How many differences there are in all, by their code.</param>
/// <param name="Leftovers">Paths of reasons without a file and of hidden files in source folders: traces of an interruption, at most as many as were asked for.</param>
public sealed record Reconciled(
    long Waiting,
    long Archived,
    long Rejected,
    long Orders,
    long OrdersWithoutFile,
    long Repeated,
    long InFlight,
    long Stored,
    IReadOnlyList<Difference> Differences,
    IReadOnlyDictionary<string, long> DifferenceCounts,
    IReadOnlyList<string> Leftovers)
{
    /// <summary>How many differences there are in all.</summary>
    public long DifferenceCount => DifferenceCounts.Values.Sum();

    /// <summary>True when nothing contradicts the invariant.</summary>
    public bool IsSound => DifferenceCount == 0;
}
