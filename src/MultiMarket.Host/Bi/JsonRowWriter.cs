using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using MultiMarket.Domain.Bi;

namespace MultiMarket.Host.Bi;

/// <summary>Writes JSON, as one array or as one object per line.</summary>
internal sealed class JsonRowWriter : RowWriter
{
    private readonly PipeWriter _pipe;
    private readonly Utf8JsonWriter _json;
    private readonly JsonEncodedText[] _names;
    private readonly StarColumnKind[] _kinds;
    private readonly bool _lines;
    private bool _first = true;

    public JsonRowWriter(PipeWriter pipe, IReadOnlyList<StarColumn> columns, bool lines)
    {
        (_pipe, _lines) = (pipe, lines);
        _json = new Utf8JsonWriter(pipe, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        _names = [.. columns.Select(c => JsonEncodedText.Encode(c.Name))];
        _kinds = [.. columns.Select(c => c.Kind)];
    }

    public override void Start()
    {
        if (!_lines) _pipe.Write("["u8);
    }

    public override void Write(object?[] row)
    {
        if (!_lines) _pipe.Write(_first ? "\n"u8 : ",\n"u8);
        _first = false;
        _json.Reset(_pipe);
        _json.WriteStartObject();
        for (var i = 0; i < row.Length; i++) Write(_names[i], row[i], _kinds[i]);
        _json.WriteEndObject();
        _json.Flush();
        if (_lines) _pipe.Write("\n"u8);
    }

    public override void End()
    {
        if (!_lines) _pipe.Write("\n]\n"u8);
    }

    private void Write(JsonEncodedText name, object? value, StarColumnKind kind)
    {
        switch (value)
        {
            case null:
                _json.WriteNull(name);
                break;
            case string text:
                _json.WriteString(name, text);
                break;
            case long number:
                _json.WriteNumber(name, number);
                break;
            case decimal amount:
                _json.WriteNumber(name, amount);
                break;
            case DateOnly day:
                _json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTime moment:
                _json.WriteString(name, moment.ToString(moment.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + (kind == StarColumnKind.Instant ? "Z" : ""));
                break;
            default:
                throw new InvalidOperationException($"{name} holds a {value.GetType().Name}");
        }
    }
}
