using System.Globalization;
using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>Writes a value as extended JSON.</summary>
internal sealed class JsonText(JsonWriterSettings settings)
{
    private readonly StringBuilder _text = new();
    private readonly bool _canonical = settings.OutputMode == JsonOutputMode.CanonicalExtendedJson;

    public string Write(BsonValue value)
    {
        WriteValue(value, 0);
        return _text.ToString();
    }

    private void WriteValue(BsonValue value, int level)
    {
        if (level > settings.MaxSerializationDepth * 2)
        {
            throw new BsonSerializationException("Maximum serialization depth exceeded (does the object being serialized have a circular reference?).");
        }

        switch (value)
        {
            case BsonDocument document:
                WriteDocument(document, level);
                break;
            case BsonArray array:
                WriteArray(array, level);
                break;
            case BsonString text:
                WriteString(text.Value);
                break;
            case BsonBoolean or BsonInt32 or BsonInt64 or BsonDouble or BsonDecimal128 or BsonNull:
                WriteScalar(value);
                break;
            default:
                WriteExtended(value, level);
                break;
        }
    }

    private void WriteDocument(BsonDocument document, int level)
    {
        _text.Append('{');
        var separator = "";
        foreach (var element in document.Span)
        {
            _text.Append(separator);
            separator = ",";
            NewLine(level + 1);
            WriteString(element.Name);
            _text.Append(" : ");
            WriteValue(element.Value, level + 1);
        }

        if (document.ElementCount == 0)
        {
            _text.Append(' ');
        }
        else
        {
            NewLine(level);
        }

        _text.Append('}');
    }

    private void WriteArray(BsonArray array, int level)
    {
        _text.Append('[');
        var separator = "";
        foreach (var value in array.Span)
        {
            _text.Append(separator);
            separator = ", ";
            WriteValue(value, level + 1);
        }

        _text.Append(']');
    }

    private void NewLine(int level)
    {
        if (!settings.Indent)
        {
            _text.Append(' ');
            return;
        }

        _text.Append(settings.NewLineChars);
        for (var i = 0; i < level; i++)
        {
            _text.Append(settings.IndentChars);
        }
    }

    private void WriteScalar(BsonValue value)
    {
        switch (value)
        {
            case BsonBoolean boolean:
                _text.Append(boolean.Value ? "true" : "false");
                break;
            case BsonNull:
                _text.Append("null");
                break;
            case BsonInt32:
                WriteNumber("$numberInt", value.ToString()!, plain: !_canonical);
                break;
            case BsonInt64:
                WriteNumber("$numberLong", value.ToString()!, plain: !_canonical);
                break;
            case BsonDouble number:
                WriteNumber("$numberDouble", Format(number.Value), plain: !_canonical && double.IsFinite(number.Value));
                break;
            case BsonDecimal128:
                WriteNumber("$numberDecimal", value.ToString()!, plain: false);
                break;
        }
    }

    private static string Format(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.All(c => char.IsAsciiDigit(c) || c == '-') ? text + ".0" : text;
    }

    private void WriteNumber(string name, string text, bool plain) => _text.Append(plain ? text : $"{{ \"{name}\" : \"{text}\" }}");

    private void WriteExtended(BsonValue value, int level)
    {
        switch (value)
        {
            case BsonDateTime date when !_canonical && date.IsValidDateTime && date.MillisecondsSinceEpoch >= 0:
                _text.Append(CultureInfo.InvariantCulture, $"{{ \"$date\" : \"{EpochTime.Format(date.MillisecondsSinceEpoch)}\" }}");
                break;
            case BsonDateTime date:
                _text.Append(CultureInfo.InvariantCulture, $"{{ \"$date\" : {{ \"$numberLong\" : \"{date.MillisecondsSinceEpoch}\" }} }}");
                break;
            case BsonObjectId id:
                _text.Append(CultureInfo.InvariantCulture, $"{{ \"$oid\" : \"{id.Value}\" }}");
                break;
            case BsonBinaryData binary:
                _text.Append(CultureInfo.InvariantCulture, $"{{ \"$binary\" : {{ \"base64\" : \"{Convert.ToBase64String(binary.Bytes)}\", \"subType\" : \"{(int)binary.SubType:x2}\" }} }}");
                break;
            case BsonRegularExpression regex:
                _text.Append("{ \"$regularExpression\" : { \"pattern\" : ");
                WriteString(regex.Pattern);
                _text.Append(", \"options\" : ");
                WriteString(regex.Options);
                _text.Append(" } }");
                break;
            case BsonTimestamp timestamp:
                _text.Append(CultureInfo.InvariantCulture, $"{{ \"$timestamp\" : {{ \"t\" : {(uint)timestamp.Timestamp}, \"i\" : {(uint)timestamp.Increment} }} }}");
                break;
            case BsonJavaScriptWithScope script:
                WriteNamed("$code", script.Code, close: false);
                _text.Append(", \"$scope\" : ");
                WriteDocument(script.Scope, level + 1);
                _text.Append(" }");
                break;
            case BsonJavaScript script:
                WriteNamed("$code", script.Code);
                break;
            case BsonSymbol symbol:
                WriteNamed("$symbol", symbol.Name);
                break;
            case BsonUndefined:
                _text.Append("{ \"$undefined\" : true }");
                break;
            case BsonMinKey:
                _text.Append("{ \"$minKey\" : 1 }");
                break;
            case BsonMaxKey:
                _text.Append("{ \"$maxKey\" : 1 }");
                break;
            default:
                throw new BsonSerializationException($"A value of type {value.GetType().FullName} cannot be written as JSON.");
        }
    }

    private void WriteNamed(string name, string text, bool close = true)
    {
        _text.Append("{ \"").Append(name).Append("\" : ");
        WriteString(text);
        _text.Append(close ? " }" : "");
    }

    private void WriteString(string text) => JsonStrings.Append(_text, text);
}
