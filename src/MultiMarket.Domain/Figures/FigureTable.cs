namespace MultiMarket.Domain.Figures;

/// <summary>The answer to a <see cref="FigureQuery"/>.</summary>
/// <param name="Query">The query.</param>
/// <param name="Rows">The rows, in the order of the pipeline.</param>
public sealed record FigureTable(FigureQuery Query, IReadOnlyList<FigureRow> Rows);

/// <summary>One row; its columns have the French names of the data.</summary>
/// <param name="values">The values by column: string, long, decimal or <see cref="DateTime"/>; absent ones are missing.</param>
public sealed class FigureRow(IReadOnlyDictionary<string, object> values)
{
    /// <summary>A text; empty when it is absent.</summary>
    public string Text(string column) => values.TryGetValue(column, out var value) ? (string)value : "";

    /// <summary>A whole number; zero when it is absent.</summary>
    public long Count(string column) => values.TryGetValue(column, out var value) ? Convert.ToInt64(value, null) : 0;

    /// <summary>An amount or a rate; null when it is absent.</summary>
    public decimal? Decimal(string column) => values.TryGetValue(column, out var value) ? Convert.ToDecimal(value, null) : null;

    /// <summary>A date of the merchant's wall clock.</summary>
    public DateTime Moment(string column) => (DateTime)values[column];
}
