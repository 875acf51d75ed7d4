namespace MultiMarket.Domain.Reports;

/// <summary>Daily sums beside the orders, from which reports and BI tools are answered faster.</summary>
public interface IRollUps
{
    /// <summary>Brings the sums up to date: whole days are computed anew, so that it may be repeated at will.</summary>
    /// <exception cref="Ingestion.WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    Task RefreshAsync(CancellationToken cancellationToken);
}
