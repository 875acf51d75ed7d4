using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Actors.Reporting;

/// <summary>The conversation with the reporting actor.</summary>
internal static class ReportingProtocol
{
    /// <summary>Asks for a report; answered by a <see cref="ReportResult"/> or a failure.</summary>
    public sealed record RunReport(ReportRequest Request);

    /// <summary>Asks for figures; answered by a <see cref="FigureTable"/> or a failure.</summary>
    public sealed record RunFigures(FigureQuery Query);

    /// <summary>Has the roll-ups refreshed at once.</summary>
    public sealed record RefreshRollUps
    {
        public static readonly RefreshRollUps Instance = new();
    }
}
