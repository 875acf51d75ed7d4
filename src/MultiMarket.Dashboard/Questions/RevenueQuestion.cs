using MultiMarket.Dashboard.Live;
using MultiMarket.Domain;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Questions;

public sealed record RevenueAnswer(ValueList<RevenueRow> Rows);

public sealed record RevenueRow(string Month, string Channel, decimal Revenue);

public sealed record RevenueQuestion : ILiveQuestion<RevenueAnswer>
{
    public object DependsOn(SystemStatus status) => status.Totals.Inserted;

    public async Task<RevenueAnswer> AnswerAsync(LiveSources sources, SystemStatus status, CancellationToken cancellationToken)
    {
        var result = await sources.Market.RunReportAsync(new ReportRequest(ReportNames.Revenue), cancellationToken);
        return new RevenueAnswer(result.Rows.Select(r => new RevenueRow((string)r[0]!, (string)r[1]!, (decimal)r[2]!)).ToValueList());
    }
}
