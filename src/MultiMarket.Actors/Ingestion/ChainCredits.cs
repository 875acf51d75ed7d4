using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>How many files a chain lets its watcher offer at the same time.</summary>
internal sealed class ChainCredits(int window)
{
    /// <summary>True while orders cannot be stored.</summary>
    public bool WarehouseIsAway { get; set; }

    /// <summary>True while stored files cannot be archived.</summary>
    public bool MovesFail { get; set; }

    /// <summary>The grant of the moment. What cannot be moved is stored already: a single file at a time finds out when the disk is well again.</summary>
    /// <param name="isWhole">False while a child of the chain is being replaced.</param>
    public CreditsGranted Grant(bool isWhole)
    {
        if (WarehouseIsAway || !isWhole) return new CreditsGranted(0);
        return MovesFail ? new CreditsGranted(1, Probing: true) : new CreditsGranted(window);
    }
}
