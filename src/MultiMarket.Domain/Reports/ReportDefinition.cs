namespace MultiMarket.Domain.Reports;

/// <summary>What a report shows and what it counts, whatever computes it.</summary>
/// <param name="Name">One of <see cref="ReportNames"/>.</param>
/// <param name="Title">Its heading for people.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Sentence">One sentence that says what is counted under these parameters and what is not, in the words of the data.</param>
/// <param name="TakesTop">True when <c>top</c> limits its rows; elsewhere the parameter has no effect.</param>
/// <param name="TakesStatuses">True when <c>statuses</c> chooses the orders of its rows; elsewhere the rows count every status.</param>
public sealed record ReportDefinition(
    string Name,
    string Title,
    IReadOnlyList<ReportColumn> Columns,
    Func<ReportParameters, string> Sentence,
    bool TakesTop = false,
    bool TakesStatuses = true);
