using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace MultiMarket.Domain.Simulation.Export.Formats;

/// <summary>Streams the cells of one sheet.</summary>
internal sealed class XlsxSheet : IDisposable
{
    private const int FlushAt = 1 << 16;
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'");
    private readonly Stream _part;
    private readonly ArrayBufferWriter<byte> _buffer = new(FlushAt * 2);
    private int _cell;

    public XlsxSheet(Stream part)
    {
        _part = part;
        Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>"""u8);
    }

    /// <summary>Rows written so far, with that of the headings.</summary>
    public int Rows { get; private set; }

    public void Number<T>(T? value, XlsxStyle style)
        where T : struct, IUtf8SpanFormattable
    {
        var column = BeginCell();
        if (value is not { } number) return;
        Open(column, style, "\"><v>"u8);
        Format(number);
        Write("</v></c>"u8);
    }

    public void Text(string? value, XlsxStyle style)
    {
        var column = BeginCell();
        if (value is null) return;
        Open(column, style, "\" t=\"inlineStr\"><is><t>"u8);
        Encoding.UTF8.GetBytes(value.AsSpan().ContainsAny(Special) ? WebUtility.HtmlEncode(value) : value, _buffer);
        Write("</t></is></c>"u8);
    }

    public void EndRow()
    {
        Write("</row>"u8);
        Rows++;
        _cell = 0;
        if (_buffer.WrittenCount >= FlushAt) Flush();
    }

    public void Dispose()
    {
        Write("</sheetData></worksheet>"u8);
        Flush();
        _part.Dispose();
    }

    private int BeginCell()
    {
        if (_cell == 0)
        {
            Write("<row r=\""u8);
            Format(Rows + 1);
            Write("\">"u8);
        }

        return _cell++;
    }

    // No table has more than 26 columns.
    private void Open(int column, XlsxStyle style, ReadOnlySpan<byte> rest)
    {
        Write("<c r=\""u8);
        Write([(byte)('A' + column)]);
        Format(Rows + 1);
        Write("\" s=\""u8);
        Write([(byte)('0' + (int)style)]);
        Write(rest);
    }

    private void Format<T>(T value)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(_buffer.GetSpan(40), out var length, default, CultureInfo.InvariantCulture);
        _buffer.Advance(length);
    }

    private void Write(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    private void Flush()
    {
        _part.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
