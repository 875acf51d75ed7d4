using System.Globalization;
using System.Text;
using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>Prints values as MongoDB does inside its error messages, e.g. <c>{ _id: "web:1" }</c>.</summary>
internal static class ShellText
{
    public static string Of(RawValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, RawValue value)
    {
        switch (value.Tag)
        {
            case BsonTag.Document or BsonTag.Array:
                AppendElements(text, value);
                break;
            case BsonTag.String or BsonTag.Symbol:
                text.Append('"').Append(value.String.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
                break;
            case BsonTag.Double:
                text.Append(NumberText.Of(value.Double, keepPoint: true));
                break;
            case BsonTag.Int32 or BsonTag.Int64:
                text.Append(CultureInfo.InvariantCulture, $"{value.Int64}");
                break;
            case BsonTag.Decimal128:
                text.Append(value.Decimal);
                break;
            case BsonTag.Boolean:
                text.Append(value.Boolean ? "true" : "false");
                break;
            case BsonTag.ObjectId:
                text.Append("ObjectId('").Append(Convert.ToHexStringLower(value.Bytes)).Append("')");
                break;
            case BsonTag.DateTime:
                text.Append(CultureInfo.InvariantCulture, $"new Date({value.Int64})");
                break;
            case BsonTag.Timestamp:
                text.Append(CultureInfo.InvariantCulture, $"Timestamp({(ulong)value.Int64 >> 32}, {(uint)value.Int64})");
                break;
            case BsonTag.Regex:
                text.Append('/').Append(value.View.RegexPattern.AsName()).Append('/').Append(value.View.RegexOptions.AsName());
                break;
            case BsonTag.Binary:
                text.Append(CultureInfo.InvariantCulture, $"BinData({value.View.BinarySubtype}, {Convert.ToHexString(value.View.BinaryPayload)})");
                break;
            case BsonTag.MinKey:
                text.Append("MinKey");
                break;
            case BsonTag.MaxKey:
                text.Append("MaxKey");
                break;
            case BsonTag.Undefined:
                text.Append("undefined");
                break;
            case BsonTag.JavaScript:
                text.Append(value.String);
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendElements(StringBuilder text, RawValue value)
    {
        var named = value.IsDocument;
        text.Append(named ? "{" : "[");
        var first = true;
        var elements = value.Elements;
        while (elements.MoveNext())
        {
            text.Append(first ? " " : ", ");
            first = false;
            if (named)
                text.Append(elements.Name.AsName()).Append(": ");
            Append(text, value.At(elements));
        }

        text.Append(first ? "" : " ").Append(named ? "}" : "]");
    }
}
