using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>JSON schema keywords about numbers and strings; values of other types pass.</summary>
internal static class SchemaScalars
{
    public static Func<RawValue, bool>? Compile(string keyword, RawValue value, RawValue schema)
    {
        switch (keyword)
        {
            case "minimum":
                var least = Number(keyword, value);
                var above = schema.Field("exclusiveMinimum"u8).IsTrue;
                return item => !item.IsNumber || (above ? item.CompareTo(least) > 0 : item.CompareTo(least) >= 0);
            case "maximum":
                var most = Number(keyword, value);
                var below = schema.Field("exclusiveMaximum"u8).IsTrue;
                return item => !item.IsNumber || (below ? item.CompareTo(most) < 0 : item.CompareTo(most) <= 0);
            case "exclusiveMinimum" or "exclusiveMaximum":
                return value.Tag == Bson.BsonTag.Boolean
                    ? _ => true
                    : throw MongoErrorException.TypeMismatch($"$jsonSchema keyword '{keyword}' must be a boolean");
            case "multipleOf":
                var divisor = Number(keyword, value);
                if (divisor.ToDouble() <= 0)
                    throw MongoErrorException.FailedToParse("$jsonSchema keyword 'multipleOf' must have a positive value");
                return item => !item.IsNumber || NumberArithmetic.IsZero(NumberArithmetic.Remainder(item, divisor));
            case "minLength":
                var shortest = Count(keyword, value);
                return item => !item.IsString || Length(item) >= shortest;
            case "maxLength":
                var longest = Count(keyword, value);
                return item => !item.IsString || Length(item) <= longest;
            case "pattern":
                var pattern = RegexCompiler.Compile(value.IsString ? value.String : throw MongoErrorException.TypeMismatch("$jsonSchema keyword 'pattern' must be a string"), "", 51091);
                return item => !item.IsString || RegexCompiler.IsMatch(pattern, item.String);
            default:
                return null;
        }
    }

    public static long Count(string keyword, RawValue value) => value.IsNumber && value.TryGetWhole(out var count) && count >= 0
        ? count
        : throw MongoErrorException.FailedToParse($"$jsonSchema keyword '{keyword}' must be a non-negative integer");

    private static RawValue Number(string keyword, RawValue value) => value.IsNumber
        ? value
        : throw MongoErrorException.TypeMismatch($"$jsonSchema keyword '{keyword}' must be a number");

    private static long Length(RawValue text)
    {
        var length = 0L;
        foreach (var b in text.Text)
            length += (b & 0xC0) == 0x80 ? 0 : 1;
        return length;
    }
}
