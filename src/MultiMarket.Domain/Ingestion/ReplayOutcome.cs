namespace MultiMarket.Domain.Ingestion;

/// <summary>The result of offering an archived file again.</summary>
public enum ReplayOutcome
{
    /// <summary>It waits in the source folder.</summary>
    Offered,

    /// <summary>The same content waited there already under its name.</summary>
    Waiting,

    /// <summary>It is gone, or no regular file.</summary>
    Skipped,
}
