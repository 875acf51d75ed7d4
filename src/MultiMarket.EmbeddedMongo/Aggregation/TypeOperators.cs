using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$type, $isNumber, $convert and its short forms.</summary>
internal static class TypeOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$type"] = spec => spec.Unary(value => RawValue.FromString(value.Tag.Alias()));
        operators["$isNumber"] = spec => spec.Unary(value => RawValue.FromBoolean(value.IsNumber));
        operators["$toString"] = Short(BsonTag.String);
        operators["$toInt"] = Short(BsonTag.Int32);
        operators["$toLong"] = Short(BsonTag.Int64);
        operators["$toDouble"] = Short(BsonTag.Double);
        operators["$toDecimal"] = Short(BsonTag.Decimal128);
        operators["$toBool"] = Short(BsonTag.Boolean);
        operators["$toDate"] = Short(BsonTag.DateTime);
        operators["$toObjectId"] = Short(BsonTag.ObjectId);
        operators["$convert"] = Convert;
        operators["$tsSecond"] = spec => spec.Unary(value => OfTimestamp("$tsSecond", 5687301, value, bits => bits >> 32));
        operators["$tsIncrement"] = spec => spec.Unary(value => OfTimestamp("$tsIncrement", 5687302, value, bits => (uint)bits));
        operators["$bsonSize"] = spec => spec.Unary(value => value.IsNullish ? RawValue.Null
            : value.IsDocument ? RawValue.FromInt32(value.Bytes.Length)
            : throw new MongoErrorException(31393, $"$bsonSize requires a document input, found: {value.Tag.Alias()}"));
        operators["$binarySize"] = spec => spec.Unary(value => value.IsNullish ? RawValue.Null
            : value.IsString ? RawValue.FromInt32(value.Text.Length)
            : value.Tag == BsonTag.Binary ? RawValue.FromInt32(value.View.BinaryPayload.Length)
            : throw new MongoErrorException(51276, $"$binarySize requires a string or BinData argument, found: {value.Tag.Alias()}"));
    }

    private static Func<OperatorSpec, Expression> Short(BsonTag target) =>
        spec => spec.Unary(value => value.IsNullish ? RawValue.Null : Conversions.To(target, value));

    private static RawValue OfTimestamp(string name, int code, RawValue value, Func<ulong, ulong> part) => value.IsNullish ? RawValue.Null
        : value.Tag == BsonTag.Timestamp ? RawValue.FromInt64((long)part((ulong)value.Int64))
        : throw new MongoErrorException(code, $"Argument to {name} must be a timestamp, but is {value.Tag.Alias()}");

    private static ControlExpression Convert(OperatorSpec spec)
    {
        spec.Named("input", "to", "onError", "onNull");
        var input = spec.Required("input"u8);
        var to = spec.Required("to"u8);
        var onError = spec.Optional("onError"u8);
        var onNull = spec.Optional("onNull"u8);
        return new ControlExpression(row =>
        {
            var target = to.Evaluate(row);
            if (target.IsNullish)
                return RawValue.Null;
            var tags = TypeNames.Parse(target);
            if (tags.Count != 1)
                throw MongoErrorException.BadValue($"Unknown type name: {ShellText.Of(target)}");
            var value = input.Evaluate(row);
            if (value.IsNullish)
                return onNull?.Evaluate(row) ?? RawValue.Null;
            try
            {
                return Conversions.To(tags.First(), value);
            }
            catch (MongoErrorException e) when (onError is not null && e.Code == (int)MongoErrorCode.ConversionFailure)
            {
                return onError.Evaluate(row);
            }
        });
    }
}
