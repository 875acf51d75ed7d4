using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using MultiMarket.Domain.Bi;
using MultiMarket.Domain.Text;

namespace MultiMarket.Host.Bi;

/// <summary>Writes CSV as RFC 4180 has it, with a header; an absent value is an empty field.</summary>
internal sealed class CsvRowWriter(PipeWriter pipe, IReadOnlyList<StarColumn> columns, CsvDialect dialect) : RowWriter
{
    private readonly SearchValues<char> _quoted = SearchValues.Create([dialect.Separator, '"', '\r', '\n']);
    private readonly StringBuilder _line = new();

    // Keeps half a surrogate pair from one chunk of the line to the next.
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();

    public override void Start()
    {
        if (dialect.ByteOrderMark) pipe.Write(Encoding.UTF8.Preamble);
        for (var i = 0; i < columns.Count; i++)
        {
            if (i > 0) _line.Append(dialect.Separator);
            _line.Append(columns[i].Name);
        }

        EndLine();
    }

    public override void Write(object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (i > 0) _line.Append(dialect.Separator);
            Append(row[i], columns[i].Kind);
        }

        EndLine();
    }

    public override void End()
    {
        // The last line ends like the others.
    }

    private void Append(object? value, StarColumnKind kind)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                AppendText(text);
                break;
            case decimal amount:
                var start = _line.Length;
                _line.Append(CultureInfo.InvariantCulture, $"{amount}");
                if (dialect.DecimalPoint != '.') _line.Replace('.', dialect.DecimalPoint, start, _line.Length - start);
                break;
            case DateTime moment:
                AppendMoment(moment, kind);
                break;
            case DateOnly day:
                _line.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}");
                break;
            default:
                _line.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
        }
    }

    private void AppendMoment(DateTime moment, StarColumnKind kind)
    {
        _line.Append(CultureInfo.InvariantCulture, $"{moment:yyyy-MM-dd}{dialect.DateSeparator}{moment:HH:mm:ss}");
        if (moment.Millisecond != 0) _line.Append(CultureInfo.InvariantCulture, $"{dialect.DecimalPoint}{moment:fff}");
        // A spreadsheet takes a time with a zone for a text.
        if (kind == StarColumnKind.Instant && dialect != CsvDialect.FrenchExcel) _line.Append('Z');
    }

    private void AppendText(string text)
    {
        if (dialect.EscapesFormulas) text = SpreadsheetText.Of(text);
        if (!text.AsSpan().ContainsAny(_quoted)) _line.Append(text);
        else _line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private void EndLine()
    {
        _line.Append("\r\n");
        foreach (var chunk in _line.GetChunks()) _encoder.Convert(chunk.Span, pipe, flush: false, out _, out _);
        _line.Clear();
    }
}
