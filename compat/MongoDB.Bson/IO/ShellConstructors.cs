using System.Globalization;

namespace MongoDB.Bson.IO;

/// <summary>Words and constructors of MongoDB's shell: true, null, NaN, ObjectId("…"), new Date(5).</summary>
internal static class ShellConstructors
{
    public static BsonValue Parse(JsonParser parser, JsonToken word) => word.Text switch
    {
        "true" => BsonBoolean.True,
        "false" => BsonBoolean.False,
        "null" => BsonNull.Value,
        "undefined" => BsonUndefined.Value,
        "NaN" => new BsonDouble(double.NaN),
        "Infinity" => new BsonDouble(double.PositiveInfinity),
        "MinKey" => Constant(parser, BsonMinKey.Value),
        "MaxKey" => Constant(parser, BsonMaxKey.Value),
        "new" when parser.Token.Kind == JsonTokenKind.Name => Construct(parser, parser.Advance(), created: true),
        _ => Construct(parser, word, created: false),
    };

    private static BsonValue Constant(JsonParser parser, BsonValue value)
    {
        if (parser.Accept('('))
        {
            parser.Expect(')');
        }

        return value;
    }

    private static BsonValue Construct(JsonParser parser, JsonToken word, bool created)
    {
        var arguments = word.Text switch
        {
            "ObjectId" or "ISODate" or "NumberInt" or "NumberLong" or "NumberDecimal" or "UUID" or "BinData" or "HexData" or "RegExp" or "Timestamp" => Arguments(parser),
            "Date" when created => Arguments(parser),
            _ => throw new FormatException($"JSON reader expected a value but found '{word.Text}' at position {word.Position}."),
        };
        return (word.Text, arguments) switch
        {
            ("ObjectId", [BsonString text]) => new BsonObjectId(ExtendedJson.ParseObjectId(text.Value)),
            ("ISODate" or "Date", [BsonString text]) => ExtendedJson.ParseDate(text.Value),
            ("Date", [BsonInt32 or BsonInt64]) => new BsonDateTime(arguments[0].ToInt64()),
            ("NumberInt", [BsonInt32]) => arguments[0],
            ("NumberInt", [BsonString text]) => new BsonInt32(int.Parse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
            ("NumberLong", [BsonInt32 or BsonInt64]) => new BsonInt64(arguments[0].ToInt64()),
            ("NumberLong", [BsonString text]) => new BsonInt64(long.Parse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
            ("NumberDecimal", [BsonString text]) => new BsonDecimal128(Decimal128.Parse(text.Value)),
            ("NumberDecimal", [BsonInt32 or BsonInt64 or BsonDouble]) => new BsonDecimal128(arguments[0].ToDecimal128()),
            ("UUID", [BsonString text]) => new BsonBinaryData(Guid.Parse(text.Value), GuidRepresentation.Standard),
            ("BinData", [BsonInt32 subType, BsonString base64]) => new BsonBinaryData(Convert.FromBase64String(base64.Value), (BsonBinarySubType)subType.Value),
            ("HexData", [BsonInt32 subType, BsonString hex]) => new BsonBinaryData(Convert.FromHexString(hex.Value), (BsonBinarySubType)subType.Value),
            ("RegExp", [BsonString pattern]) => new BsonRegularExpression(pattern.Value, ""),
            ("RegExp", [BsonString pattern, BsonString options]) => new BsonRegularExpression(pattern.Value, options.Value),
            ("Timestamp", [BsonInt32 seconds, BsonInt32 increment]) => new BsonTimestamp(seconds.Value, increment.Value),
            _ => throw new FormatException($"JSON reader found arguments that '{word.Text}' at position {word.Position} does not take."),
        };
    }

    private static List<BsonValue> Arguments(JsonParser parser)
    {
        var arguments = new List<BsonValue>();
        parser.Expect('(');
        while (!parser.Accept(')'))
        {
            arguments.Add(parser.ParseValue());
            if (!parser.Accept(','))
            {
                parser.Expect(')');
                break;
            }
        }

        return arguments;
    }
}
