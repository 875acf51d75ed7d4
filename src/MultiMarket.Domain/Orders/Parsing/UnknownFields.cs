using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MultiMarket.Domain.Orders.Parsing;

/// <summary>Keeps the fields that the contract does not name, for <see cref="Order.Extra"/>.</summary>
internal sealed class UnknownFields(Findings findings)
{
    // The text is stored and read by people; it is never pasted into HTML.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _text = new();
    private Utf8JsonWriter? _copy;

    /// <summary>Takes the reader from the value of a field to the end of that value.</summary>
    public void Keep(ref Utf8JsonReader json, in Place place, string name)
    {
        var path = place.PathOf(name);
        var key = place.ExtraKey(name);
        if (!_keys.Add(key))
        {
            findings.Add(ViolationCodes.Duplicate, path, "the name a second time", "each name once");
            UnknownValue.Walk(ref json, path, findings, copy: null);
            return;
        }

        if (_copy is null)
        {
            _copy = new Utf8JsonWriter(_text, Relaxed);
            _copy.WriteStartObject();
        }

        _copy.WritePropertyName(key);
        UnknownValue.Walk(ref json, path, findings, _copy);
    }

    /// <summary>Ends the object and returns its text.</summary>
    public string Complete()
    {
        _copy!.WriteEndObject();
        _copy.Flush();
        return Encoding.UTF8.GetString(_text.WrittenSpan);
    }
}
