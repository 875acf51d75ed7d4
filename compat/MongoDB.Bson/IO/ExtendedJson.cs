using System.Globalization;

namespace MongoDB.Bson.IO;

/// <summary>Objects whose first name says that they stand for a value of another type: <c>{ "$oid" : "…" }</c>.</summary>
internal static class ExtendedJson
{
    /// <summary>Reads the rest of such an object, from after the colon to the closing brace; false, with nothing read, for other names.</summary>
    public static bool TryParse(JsonParser parser, string name, out BsonValue value)
    {
        value = name switch
        {
            "$oid" => Close(parser, new BsonObjectId(ParseObjectId(Text(parser)))),
            "$numberInt" => Close(parser, new BsonInt32(int.Parse(Text(parser), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))),
            "$numberLong" => Close(parser, new BsonInt64(ParseLong(parser))),
            "$numberDouble" => Close(parser, new BsonDouble(ParseDouble(Text(parser)))),
            "$numberDecimal" => Close(parser, new BsonDecimal128(ParseDecimal(parser))),
            "$date" => Close(parser, ParseDate(parser)),
            "$binary" => ParseBinary(parser),
            "$uuid" => Close(parser, new BsonBinaryData(Guid.Parse(Text(parser)), GuidRepresentation.Standard)),
            "$regularExpression" => Close(parser, ParseRegularExpression(parser)),
            "$regex" => ParseRegex(parser),
            "$timestamp" => Close(parser, ParseTimestamp(parser)),
            "$minKey" => Close(parser, Skip(parser, BsonMinKey.Value)),
            "$maxKey" => Close(parser, Skip(parser, BsonMaxKey.Value)),
            "$undefined" => Close(parser, Skip(parser, BsonUndefined.Value)),
            "$symbol" => Close(parser, new BsonSymbol(Text(parser))),
            "$code" => ParseCode(parser),
            _ => null!,
        };
        return value is not null;
    }

    public static ObjectId ParseObjectId(string text) => ObjectId.TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a valid 24 digit hex string.");

    public static BsonDateTime ParseDate(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? new BsonDateTime(date.UtcDateTime)
            : throw new FormatException($"Invalid $date string: '{text}'.");

    private static BsonValue Close(JsonParser parser, BsonValue value)
    {
        parser.Expect('}');
        return value;
    }

    private static BsonValue Skip(JsonParser parser, BsonValue value)
    {
        parser.ParseValue();
        return value;
    }

    private static string Text(JsonParser parser) =>
        parser.Token.Kind == JsonTokenKind.String ? parser.Advance().Text : throw parser.Unexpected("a string");

    private static long ParseLong(JsonParser parser) => parser.Token.Kind == JsonTokenKind.Integer
        ? parser.ParseValue().ToInt64()
        : long.Parse(Text(parser), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static double ParseDouble(string text) => text switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static Decimal128 ParseDecimal(JsonParser parser) => parser.Token.Kind is JsonTokenKind.Integer or JsonTokenKind.Real
        ? Decimal128.Parse(parser.Advance().Text)
        : Decimal128.Parse(Text(parser));

    private static BsonDateTime ParseDate(JsonParser parser) => parser.Token.Kind == JsonTokenKind.String
        ? ParseDate(parser.Advance().Text)
        : parser.ParseValue() is (BsonInt32 or BsonInt64) and var milliseconds
            ? new BsonDateTime(milliseconds.ToInt64())
            : throw new FormatException("JSON reader expected a string or a number of milliseconds in $date.");

    private static BsonValue ParseBinary(JsonParser parser)
    {
        if (parser.Token.Kind == JsonTokenKind.String)
        {
            var bytes = Convert.FromBase64String(parser.Advance().Text);
            var type = parser.Accept(',') ? Member(parser, "$type") : null;
            return Close(parser, new BsonBinaryData(bytes, SubType(type)));
        }

        var members = Members(parser);
        return Close(parser, new BsonBinaryData(Convert.FromBase64String(Required(members, "base64")), SubType(members.GetValue("subType", BsonNull.Value))));
    }

    private static BsonBinarySubType SubType(BsonValue? value) => value switch
    {
        null => BsonBinarySubType.Binary,
        BsonString text => (BsonBinarySubType)byte.Parse(text.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        BsonInt32 number => (BsonBinarySubType)number.Value,
        _ => throw new FormatException("JSON reader expected the sub type of $binary as hexadecimal text or number."),
    };

    private static BsonRegularExpression ParseRegularExpression(JsonParser parser)
    {
        var members = Members(parser);
        return new BsonRegularExpression(Required(members, "pattern"), Required(members, "options"));
    }

    private static BsonValue ParseRegex(JsonParser parser)
    {
        if (parser.Token.Kind == JsonTokenKind.Regex)
        {
            return Close(parser, new BsonRegularExpression(parser.Advance().Text));
        }

        var pattern = Text(parser);
        var options = parser.Accept(',') ? (Member(parser, "$options") as BsonString)?.Value ?? throw new FormatException("JSON reader expected a string in $options.") : "";
        return Close(parser, new BsonRegularExpression(pattern, options));
    }

    private static BsonTimestamp ParseTimestamp(JsonParser parser)
    {
        var members = Members(parser);
        return members.TryGetValue("t", out var seconds) && members.TryGetValue("i", out var increment) && seconds.IsNumeric && increment.IsNumeric
            ? new BsonTimestamp((int)(uint)seconds.ToInt64(), (int)(uint)increment.ToInt64())
            : throw new FormatException("JSON reader expected the numbers 't' and 'i' in $timestamp.");
    }

    private static BsonValue ParseCode(JsonParser parser)
    {
        var code = Text(parser);
        return Close(parser, !parser.Accept(',')
            ? new BsonJavaScript(code)
            : Member(parser, "$scope") is BsonDocument scope
                ? new BsonJavaScriptWithScope(code, scope)
                : throw new FormatException("JSON reader expected a document in $scope."));
    }

    private static BsonValue Member(JsonParser parser, string name)
    {
        if (parser.Token.Kind is not (JsonTokenKind.String or JsonTokenKind.Name) || parser.Token.Text != name)
        {
            throw parser.Unexpected($"'{name}'");
        }

        parser.Advance();
        parser.Expect(':');
        return parser.ParseValue();
    }

    private static BsonDocument Members(JsonParser parser) =>
        parser.Token.Is('{') && parser.ParseValue() is BsonDocument document ? document : throw parser.Unexpected("an object");

    private static string Required(BsonDocument members, string name) => members.TryGetValue(name, out var value) && value is BsonString text
        ? text.Value
        : throw new FormatException($"JSON reader expected the string '{name}'.");
}
