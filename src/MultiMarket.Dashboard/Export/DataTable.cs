using MultiMarket.Domain.Reports;

namespace MultiMarket.Dashboard.Export;

/// <summary>The figures of a visual as a table: what stands behind it on the page and in its file.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows; each holds one value per column: string, long, decimal or null.</param>
public sealed record DataTable(IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A column: its heading and what its values are.</summary>
public sealed record TableColumn(string Label, ReportColumnKind Kind = ReportColumnKind.Text);
