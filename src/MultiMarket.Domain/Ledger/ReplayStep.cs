namespace MultiMarket.Domain.Ledger;

/// <summary>What happens in a replay.</summary>
public enum ReplayStep
{
    /// <summary>A file is done.</summary>
    File,

    /// <summary>A source folder is full, and nobody empties it.</summary>
    Stalled,
}
