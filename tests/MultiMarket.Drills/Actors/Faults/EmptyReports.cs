using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;

namespace MultiMarket.Drills.Actors;

/// <summary>The side of the warehouse that is read: it is there, and knows no report.</summary>
internal sealed class EmptyReports : IReportSource, IFigureSource, IRollUps, IWarehouseMonitor
{
    public WarehouseStatus Status { get; } = new("memory", "nowhere", Available: true, Trouble: null, DateTimeOffset.UnixEpoch);

    public Task<ReportResult> RunAsync(ReportRequest request, CancellationToken cancellationToken) =>
        Task.FromException<ReportResult>(new ReportParameterException($"'{request.Name}' is no report"));

    public Task<FigureTable> RunAsync(FigureQuery query, CancellationToken cancellationToken) => Task.FromResult(new FigureTable(query, []));

    public Task RefreshAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
