using System.Globalization;
using System.Text;
using System.Xml;

namespace MultiMarket.Domain.Simulation.Export.Formats;

/// <summary>XML: one element for each row, one element for each cell; empty cells are left out.</summary>
internal sealed class XmlTableWriter(Stream stream) : ITableWriter
{
    private readonly XmlWriter _xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
    private Table? _table;
    private int _cell;

    public void Begin(Table table)
    {
        _table = table;
        _xml.WriteStartDocument();
        _xml.WriteStartElement(table.Name);
    }

    public void Integer(long? value) => Text(value?.ToString(CultureInfo.InvariantCulture));

    public void Amount(decimal? value) => Text(value?.ToString("0.00", CultureInfo.InvariantCulture));

    public void Text(string? value)
    {
        if (_cell == 0) _xml.WriteStartElement(_table!.Row);
        var column = _table!.Columns[_cell++];
        if (value is not null) _xml.WriteElementString(column.Name, value);
    }

    public void Day(DateOnly? value) => Text(value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Moment(DateTime? value) => Text(value?.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));

    public void EndRow()
    {
        _xml.WriteEndElement();
        _cell = 0;
    }

    public void End()
    {
        _xml.WriteEndElement();
        _xml.WriteEndDocument();
        _xml.Flush();
    }

    public void Dispose() => _xml.Dispose();
}
