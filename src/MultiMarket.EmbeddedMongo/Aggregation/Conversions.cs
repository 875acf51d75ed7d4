using System.Globalization;
using System.Numerics;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$convert between types. A failed conversion is an error with code 241.</summary>
internal static class Conversions
{
    public static RawValue To(BsonTag target, RawValue value) => target switch
    {
        _ when value.Tag == target => value,
        BsonTag.String => RawValue.FromString(PrintOrFail(value)),
        BsonTag.Boolean => ToBoolean(value),
        BsonTag.Int32 => ToInteger(value, target, int.MinValue, int.MaxValue),
        BsonTag.Int64 => ToInteger(value, target, long.MinValue, long.MaxValue),
        BsonTag.Double => ToDouble(value),
        BsonTag.Decimal128 => ToDecimal(value),
        BsonTag.DateTime => ToDate(value),
        BsonTag.ObjectId => ToObjectId(value),
        _ => throw Unsupported(value, target),
    };

    /// <summary>Numbers, dates and the like as text.</summary>
    public static string Print(RawValue value) => value.Tag switch
    {
        BsonTag.Double => NumberText.Of(value.Double, keepPoint: false),
        BsonTag.Decimal128 => value.Decimal.ToString(),
        BsonTag.Int32 or BsonTag.Int64 => value.Int64.ToString(CultureInfo.InvariantCulture),
        BsonTag.DateTime => DateFormat.Iso(value.Int64),
        BsonTag.Timestamp => $"Timestamp({(ulong)value.Int64 >> 32}, {(uint)value.Int64})",
        _ => value.String,
    };

    private static string PrintOrFail(RawValue value) => value.Tag switch
    {
        BsonTag.Boolean => value.Boolean ? "true" : "false",
        BsonTag.ObjectId => Convert.ToHexStringLower(value.Bytes),
        BsonTag.Double or BsonTag.Decimal128 or BsonTag.Int32 or BsonTag.Int64 or BsonTag.DateTime or BsonTag.Symbol => Print(value),
        _ => throw Unsupported(value, BsonTag.String),
    };

    private static RawValue ToBoolean(RawValue value) => value.Tag switch
    {
        BsonTag.Double or BsonTag.Decimal128 or BsonTag.Int32 or BsonTag.Int64 => RawValue.FromBoolean(value.IsTrue),
        BsonTag.String or BsonTag.ObjectId or BsonTag.DateTime or BsonTag.Timestamp or BsonTag.Array or BsonTag.Document or BsonTag.Binary or BsonTag.Regex
            or BsonTag.Symbol or BsonTag.JavaScript or BsonTag.MinKey or BsonTag.MaxKey => RawValue.True,
        _ => throw Unsupported(value, BsonTag.Boolean),
    };

    private static RawValue ToInteger(RawValue value, BsonTag target, long min, long max)
    {
        switch (value.Tag)
        {
            case BsonTag.Boolean:
                return Integer(target, value.Boolean ? 1 : 0);
            case BsonTag.DateTime when target == BsonTag.Int64:
                return RawValue.FromInt64(value.Int64);
            case BsonTag.String:
                if (!BigInteger.TryParse(value.String, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed))
                    throw NotParsed(value, value.Text.Length == 0 ? "No digits" : "Did not consume whole string.");
                return parsed >= min && parsed <= max ? Integer(target, (long)parsed) : throw NotParsed(value, "Overflow");
            case BsonTag.Double or BsonTag.Decimal128 or BsonTag.Int32 or BsonTag.Int64:
                var isNaN = value.Tag == BsonTag.Double ? double.IsNaN(value.Double) : value.Tag == BsonTag.Decimal128 && value.Decimal.IsNaN;
                if (isNaN)
                    throw Failure("Attempt to convert NaN value to integer type in $convert with no onError value");
                if (value.Tag == BsonTag.Double ? double.IsInfinity(value.Double) : value.Tag == BsonTag.Decimal128 && value.Decimal.IsInfinity)
                    throw Failure("Attempt to convert infinity value to integer type in $convert with no onError value");
                var cut = value.Tag switch
                {
                    BsonTag.Double => RawValue.FromDouble(Math.Truncate(value.Double)),
                    BsonTag.Decimal128 when value.Decimal.IsFinite => RawValue.FromDecimal(Dec128.Truncate(value.Decimal)),
                    _ => value,
                };
                return cut.TryGetWhole(out var whole) && whole >= min && whole <= max
                    ? Integer(target, whole)
                    : throw Failure($"Conversion would overflow target type in $convert with no onError value: {ShellText.Of(value)}");
            default:
                throw Unsupported(value, target);
        }
    }

    private static RawValue Integer(BsonTag target, long value) => target == BsonTag.Int32 ? RawValue.FromInt32((int)value) : RawValue.FromInt64(value);

    private static RawValue ToDouble(RawValue value)
    {
        switch (value.Tag)
        {
            case BsonTag.Int32 or BsonTag.Int64:
                return RawValue.FromDouble(value.Int64);
            case BsonTag.Decimal128:
                var number = value.Decimal.ToDouble();
                return double.IsInfinity(number) && !value.Decimal.IsInfinity
                    ? throw Failure($"Conversion would overflow target type in $convert with no onError value: {value.Decimal}")
                    : RawValue.FromDouble(number);
            case BsonTag.Boolean:
                return RawValue.FromDouble(value.Boolean ? 1 : 0);
            case BsonTag.DateTime:
                return RawValue.FromDouble(value.Int64);
            case BsonTag.String:
                if (!Dec128.TryParse(value.String, out var parsed))
                    throw NotParsed(value, value.Text.Length == 0 ? "Empty string" : "Did not consume whole string.");
                var real = parsed.IsFinite ? double.Parse(value.String, NumberStyles.Float, CultureInfo.InvariantCulture) : parsed.ToDouble();
                return double.IsFinite(real) || !parsed.IsFinite ? RawValue.FromDouble(real) : throw NotParsed(value, "Out of range");
            default:
                throw Unsupported(value, BsonTag.Double);
        }
    }

    private static RawValue ToDecimal(RawValue value) => value.Tag switch
    {
        BsonTag.Int32 or BsonTag.Int64 or BsonTag.Double => RawValue.FromDecimal(value.ToDecimal()),
        BsonTag.Boolean => RawValue.FromDecimal(value.Boolean ? Dec128.One : Dec128.Zero),
        BsonTag.DateTime => RawValue.FromDecimal(Dec128.FromInt64(value.Int64)),
        BsonTag.String => Dec128.TryParse(value.String, out var parsed) ? RawValue.FromDecimal(parsed)
            : throw NotParsed(value, value.Text.Length == 0 ? "Empty string" : "Failed to parse string to decimal"),
        _ => throw Unsupported(value, BsonTag.Decimal128),
    };

    private static RawValue ToDate(RawValue value)
    {
        switch (value.Tag)
        {
            case BsonTag.Int64:
                return RawValue.FromDateTime(value.Int64);
            case BsonTag.Double or BsonTag.Decimal128:
                return RawValue.FromDateTime(ToInteger(value, BsonTag.Int64, long.MinValue, long.MaxValue).Int64);
            case BsonTag.ObjectId or BsonTag.Timestamp:
                return RawValue.FromDateTime(Dates.Milliseconds(value));
            case BsonTag.String:
                return DateParsing.TryParse(value.String, TimeZoneInfo.Utc, out var milliseconds)
                    ? RawValue.FromDateTime(milliseconds)
                    : throw Failure($"Error parsing date string '{value.String}'");
            default:
                throw Unsupported(value, BsonTag.DateTime);
        }
    }

    private static RawValue ToObjectId(RawValue value)
    {
        if (!value.IsString)
            throw Unsupported(value, BsonTag.ObjectId);
        if (value.Text.Length != 24)
            throw Failure($"Failed to parse objectId '{value.String}' in $convert with no onError value: Invalid string length for parsing to OID, expected 24 but found {value.Text.Length}");
        Span<byte> id = stackalloc byte[12];
        return Convert.FromHexString(value.String, id, out _, out _) == System.Buffers.OperationStatus.Done
            ? RawValue.FromObjectId(id)
            : throw Failure($"Failed to parse objectId '{value.String}' in $convert with no onError value: Invalid character found in hex string: {value.String}");
    }

    private static MongoErrorException NotParsed(RawValue value, string reason) =>
        Failure($"Failed to parse number '{value.String}' in $convert with no onError value: {reason}");

    private static MongoErrorException Unsupported(RawValue value, BsonTag target) =>
        Failure($"Unsupported conversion from {value.Tag.Alias()} to {target.Alias()} in $convert with no onError value");

    private static MongoErrorException Failure(string message) => new(MongoErrorCode.ConversionFailure, message);
}
