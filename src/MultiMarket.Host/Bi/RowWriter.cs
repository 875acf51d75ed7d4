using System.IO.Pipelines;
using MultiMarket.Domain.Bi;

namespace MultiMarket.Host.Bi;

/// <summary>Writes rows of a flat table in one format.</summary>
internal abstract class RowWriter
{
    /// <summary>A writer of that format onto that pipe; flushing is the caller's.</summary>
    public static RowWriter Create(RowFormat format, PipeWriter pipe, IReadOnlyList<StarColumn> columns) => format switch
    {
        RowFormat.Csv => new CsvRowWriter(pipe, columns, CsvDialect.Exact),
        RowFormat.SafeCsv => new CsvRowWriter(pipe, columns, CsvDialect.Spreadsheet),
        RowFormat.Excel => new CsvRowWriter(pipe, columns, CsvDialect.FrenchExcel),
        RowFormat.Json => new JsonRowWriter(pipe, columns, lines: false),
        _ => new JsonRowWriter(pipe, columns, lines: true),
    };

    /// <summary>Writes what comes before the first row.</summary>
    public abstract void Start();

    /// <summary>Writes one row.</summary>
    public abstract void Write(object?[] row);

    /// <summary>Writes what comes after the last row.</summary>
    public abstract void End();
}
