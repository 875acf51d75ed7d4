using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MultiMarket.Domain.Simulation.Export.Formats;

/// <summary>JSON: an object with the name of the table, whose value is a list of one object for each row.</summary>
internal sealed class JsonTableWriter(Stream stream) : ITableWriter
{
    private const int FlushAt = 1 << 16;
    private readonly Utf8JsonWriter _json = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private JsonEncodedText[] _names = [];
    private int _cell;

    public void Begin(Table table)
    {
        _names = [.. table.Columns.Select(c => JsonEncodedText.Encode(c.Name))];
        _json.WriteStartObject();
        _json.WriteStartArray(table.Name);
    }

    public void Integer(long? value)
    {
        if (value is { } number) Name().WriteNumberValue(number);
        else Null();
    }

    public void Amount(decimal? value)
    {
        if (value is { } amount) Name().WriteNumberValue(amount);
        else Null();
    }

    public void Text(string? value)
    {
        if (value is not null) Name().WriteStringValue(value);
        else Null();
    }

    public void Day(DateOnly? value) => Text(value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Moment(DateTime? value) => Text(value?.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));

    public void EndRow()
    {
        _json.WriteEndObject();
        _cell = 0;
        if (_json.BytesPending > FlushAt) _json.Flush();
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
    }

    public void Dispose() => _json.Dispose();

    private Utf8JsonWriter Name()
    {
        if (_cell == 0) _json.WriteStartObject();
        _json.WritePropertyName(_names[_cell++]);
        return _json;
    }

    private void Null() => Name().WriteNullValue();
}
