using System.Globalization;
using CsvHelper;

namespace MultiMarket.Domain.Simulation.Export.Formats;

/// <summary>CSV as a French Excel reads it: semicolons, decimal commas, UTF-8 with a byte order mark.</summary>
internal sealed class CsvTableWriter(Stream stream) : ITableWriter
{
    private static readonly CsvWriterOptions French = CsvWriterOptions.Default with
    {
        Separator = ';',
        NewLine = "\r\n",
        FormatProvider = new NumberFormatInfo { NumberDecimalSeparator = "," },
        WriteByteOrderMark = true,
    };

    private readonly CsvWriter _csv = CsvWriter.Create(stream, French, leaveOpen: true);

    public void Begin(Table table)
    {
        foreach (var column in table.Columns) _csv.WriteField(column.Name);
        _csv.EndRecord();
    }

    public void Integer(long? value) => _csv.WriteField(value, default);

    public void Amount(decimal? value) => _csv.WriteField(value, "0.00");

    public void Text(string? value) => _csv.WriteField(value);

    public void Day(DateOnly? value) => _csv.WriteField(value, "yyyy-MM-dd");

    public void Moment(DateTime? value) => _csv.WriteField(value, "yyyy-MM-dd HH:mm:ss");

    public void EndRow() => _csv.EndRecord();

    public void End() => _csv.Flush();

    public void Dispose() => _csv.Dispose();
}
