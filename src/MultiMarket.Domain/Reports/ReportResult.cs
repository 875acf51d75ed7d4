namespace MultiMarket.Domain.Reports;

/// <summary>A report's answer, as it is shown, serialised and exported.</summary>
/// <param name="Name">The report's name.</param>
/// <param name="Parameters">The parameters in effect, by name.</param>
/// <param name="Definition">One sentence that says what is counted and what is not.</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">The rows; each holds one value per column: string, long, decimal or null.</param>
/// <param name="Totals">Figures over the whole selection, by name: the orders and the amount counted, and those of the whole selection whatever the status.</param>
/// <param name="GeneratedAt">When the report was run.</param>
/// <param name="DurationMs">How long the database took, in milliseconds.</param>
public sealed record ReportResult(
    string Name,
    IReadOnlyDictionary<string, string> Parameters,
    string Definition,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows,
    IReadOnlyDictionary<string, decimal> Totals,
    DateTimeOffset GeneratedAt,
    double DurationMs);

/// <summary>A column of a report.</summary>
/// <param name="Name">Its name in JSON and CSV, such as <c>mois</c>.</param>
/// <param name="Label">Its heading for people.</param>
/// <param name="Kind">What its values are.</param>
public sealed record ReportColumn(string Name, string Label, ReportColumnKind Kind);

/// <summary>The kinds of a report's values.</summary>
public enum ReportColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>An amount in MAD.</summary>
    Amount,

    /// <summary>A share between 0 and 1.</summary>
    Rate,
}
