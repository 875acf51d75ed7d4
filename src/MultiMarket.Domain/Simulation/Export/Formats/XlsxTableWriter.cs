using System.IO.Compression;

namespace MultiMarket.Domain.Simulation.Export.Formats;

/// <summary>
/// An Excel workbook with one table, which goes on in another sheet where a sheet is full. It is written here rather than by a library
/// because the same rows must give the same bytes: the writers at hand put random names and the time of day into the file.
/// </summary>
internal sealed class XlsxTableWriter(Stream stream) : ITableWriter
{
    /// <summary>What Excel holds, with the row of the headings.</summary>
    private const int RowsPerSheet = 1_048_576;

    private readonly ZipArchive _zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<string> _sheets = [];
    private Table? _table;
    private XlsxSheet? _sheet;

    private XlsxSheet Sheet => _sheet ??= OpenSheet();

    public void Begin(Table table)
    {
        _table = table;
        _ = Sheet;
    }

    public void Integer(long? value) => Sheet.Number(value, XlsxStyle.General);

    public void Amount(decimal? value) => Sheet.Number(value, XlsxStyle.Amount);

    public void Text(string? value) => Sheet.Text(value, XlsxStyle.General);

    public void Day(DateOnly? value) => Sheet.Number(value?.ToDateTime(default).ToOADate(), XlsxStyle.Day);

    // A ten-thousandth of a second is far below what is shown, and a shorter number to write.
    public void Moment(DateTime? value) => Sheet.Number(value is { } moment ? Math.Round(moment.ToOADate(), 9) : (double?)null, XlsxStyle.Moment);

    public void EndRow()
    {
        Sheet.EndRow();
        if (Sheet.Rows >= RowsPerSheet) CloseSheet();
    }

    public void End()
    {
        CloseSheet();
        XlsxPackage.Write(_zip, _sheets);
    }

    public void Dispose()
    {
        CloseSheet();
        _zip.Dispose();
    }

    private XlsxSheet OpenSheet()
    {
        _sheets.Add(_sheets.Count == 0 ? _table!.Name : $"{_table!.Name}_{_sheets.Count + 1}");
        var sheet = new XlsxSheet(XlsxPackage.Create(_zip, $"xl/worksheets/sheet{_sheets.Count}.xml"));
        foreach (var column in _table.Columns) sheet.Text(column.Name, XlsxStyle.Heading);
        sheet.EndRow();
        return sheet;
    }

    private void CloseSheet()
    {
        _sheet?.Dispose();
        _sheet = null;
    }
}
