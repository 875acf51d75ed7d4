namespace MultiMarket.Domain.Ledger;

/// <summary>How a reconciliation is done.</summary>
public sealed record ReconciliationOptions
{
    /// <summary>Differences that are listed; the others are only counted. Default 10,000.</summary>
    public int MostDifferences { get; init; } = 10_000;

    /// <summary>True while a host works on the folders: what is on its way is looked at again.</summary>
    public bool Live { get; init; }

    /// <summary>How long differences of a live system are looked at again at most. Default 30 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time between two looks. Default 1 s.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a difference is seen unchanged before it counts. Default 3.</summary>
    public int Looks { get; init; } = 3;

    /// <summary>Where temporary files go; null for the system's folder.</summary>
    public string? TemporaryFolder { get; init; }
}
