using MultiMarket.Dashboard.Export;
using MultiMarket.Dashboard.Live;
using MultiMarket.Dashboard.Text;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Dashboard.Questions;

/// <summary>The tables of the page of the ingest path.</summary>
internal static class HealthTables
{
    /// <summary>Files by fate and channel.</summary>
    public static DataTable Channels(HealthAnswer answer, Reader reader) => new(
        [
            new(reader[OverviewWords.Channel]), Count(reader[HealthWords.Waiting]), Count(reader[HealthWords.InFlight]), Count(reader[HealthWords.Validated]),
            Count(reader[HealthWords.Inserted]), Count(reader[HealthWords.Duplicate]), Count(reader[HealthWords.Rejected]), Count(reader[HealthWords.Archived]),
            Count(reader[HealthWords.Ignored]),
        ],
        [
            .. answer.Channels.Select(c => (IReadOnlyList<object?>)
            [
                OverviewTables.ChannelName(c.Status.Channel, reader), c.Waiting.Count, c.Status.Counts.InFlight, c.Status.Validated,
                c.Status.Stored, c.Status.Counts.Duplicate, c.Status.Counts.Rejected, c.Status.Counts.Inserted + c.Status.Counts.Duplicate,
                c.Status.Ignored,
            ]),
        ]);

    /// <summary>Lags by channel, in milliseconds; channels without orders have none.</summary>
    public static DataTable Lags(HealthAnswer answer, Reader reader) => new(
        [new(reader[OverviewWords.Channel]), Count(reader[HealthWords.Samples]), Count("p50 (ms)"), Count("p95 (ms)"), Count("p99 (ms)")],
        [
            .. answer.Channels.Where(c => c.Status.Lag.Samples > 0).Select(c => (IReadOnlyList<object?>)
                [OverviewTables.ChannelName(c.Status.Channel, reader), (long)c.Status.Lag.Samples, Milliseconds(c.Status.Lag.P50Ms), Milliseconds(c.Status.Lag.P95Ms), Milliseconds(c.Status.Lag.P99Ms)]),
        ]);

    /// <summary>Rejected files by broken rule.</summary>
    public static DataTable Reasons(RejectionSummary summary, Reader reader) => new(
        [new(reader[HealthWords.Reason]), Count(reader[HealthWords.Files])],
        [.. summary.Reasons.Select(r => (IReadOnlyList<object?>)[RejectionWords.Of(r.Code, reader), (long)r.Files])]);

    /// <summary>Rejected files, one row for each broken rule.</summary>
    /// <param name="summary">The files.</param>
    /// <param name="board">Knows the merchant's wall clock.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="personal">False masks names of files and whatever quotes them, which places and expectations may do too.</param>
    public static DataTable Files(RejectionSummary summary, LiveBoard board, Reader reader, bool personal) => new(
        [
            new(reader[HealthWords.When]), new(reader[OverviewWords.Channel]), new(reader[HealthWords.File]), new(reader[HealthWords.Reason]),
            new(reader[HealthWords.Place]), new(reader[HealthWords.Found]), new(reader[HealthWords.Expected]),
        ],
        [
            .. summary.Files.SelectMany(f => f.Broken.Select(b => (IReadOnlyList<object?>)
            [
                f.At is { } at ? FigureText.Moment(board.MerchantTime(at)) : null, OverviewTables.ChannelName(f.Channel, reader),
                OverviewTables.Personal(f.File, reader, personal), RejectionWords.Of(b.Code, reader),
                OverviewTables.Personal(b.Path, reader, personal), OverviewTables.Personal(b.Found, reader, personal), OverviewTables.Personal(b.Expected, reader, personal),
            ])),
        ]);

    /// <summary>The latest restarts.</summary>
    /// <param name="answer">The health.</param>
    /// <param name="board">Knows the merchant's wall clock.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="personal">False leaves the messages of the causes out.</param>
    public static DataTable Restarts(HealthAnswer answer, LiveBoard board, Reader reader, bool personal) => new(
        [new(reader[HealthWords.When]), new(reader[HealthWords.Actor]), new(reader[HealthWords.Cause])],
        [.. answer.Restarts.Select(r => (IReadOnlyList<object?>)[FigureText.Moment(board.MerchantTime(r.At)), r.Actor, (personal ? r : r.Masked()).Cause])]);

    private static decimal Milliseconds(double value) => (decimal)Math.Round(value);

    private static TableColumn Count(string label) => new(label, ReportColumnKind.Count);
}
