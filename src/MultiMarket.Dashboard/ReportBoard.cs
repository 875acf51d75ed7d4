using System.Collections.Concurrent;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Dashboard;

/// <summary>The reports on the page. However many pages are open, each report runs at most once in <see cref="Freshness"/>.</summary>
internal sealed class ReportBoard(IMarketControl control, TimeProvider time)
{
    /// <summary>How old a shown report may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    /// <summary>A report with default parameters, or why it could not be run.</summary>
    public async Task<BoardReport> GetAsync(string name)
    {
        var now = time.GetUtcNow();
        var entry = _entries.AddOrUpdate(name, _ => Run(name, now), (_, existing) => now - existing.At < Freshness ? existing : Run(name, now));
        return await entry.Report.Value;
    }

    private Entry Run(string name, DateTimeOffset now) => new(now, new Lazy<Task<BoardReport>>(() => RunAsync(name)));

    private async Task<BoardReport> RunAsync(string name)
    {
        try
        {
            // Shared by every page that is open, hence not cancelled with the request that happened to start it.
            return new BoardReport(name, await control.RunReportAsync(new ReportRequest(name), CancellationToken.None), null);
        }
        catch (Exception e) when (e is WarehouseUnavailableException or TimeoutException)
        {
            return new BoardReport(name, null, e.Message);
        }
    }

    private sealed record Entry(DateTimeOffset At, Lazy<Task<BoardReport>> Report);
}

/// <summary>A report on the page.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Result">Its answer; null when it could not be run.</param>
/// <param name="Trouble">Why it could not be run; null otherwise.</param>
public sealed record BoardReport(string Name, ReportResult? Result, string? Trouble);
