namespace MultiMarket.Domain.Reports;

/// <summary>Runs decision reports where the data is.</summary>
public interface IReportSource
{
    /// <summary>Runs one report over the stored orders.</summary>
    /// <exception cref="ReportParameterException">The report's name or a parameter is unknown or out of range.</exception>
    /// <exception cref="Ingestion.WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    Task<ReportResult> RunAsync(ReportRequest request, CancellationToken cancellationToken);
}
