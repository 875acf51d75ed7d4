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
        spec.Named(9, $"$convert expects an object of named arguments but found: {spec.Operand.Tag.Alias()}", 9, "$convert found an unknown argument: ", "input", "to", "onError", "onNull");
        var input = spec.Required("input"u8, 9);
        var to = spec.Required("to"u8, 9);
        var onError = spec.Optional("onError"u8);
        var onNull = spec.Optional("onNull"u8);
        return new ControlExpression(row =>
        {
            var target = to.Evaluate(row);
            var value = input.Evaluate(row);
            if (value.IsNullish)
                return onNull?.Evaluate(row) ?? RawValue.Null;
            if (target.IsNullish)
                return RawValue.Null;
            var tag = Target(target);
            try
            {
                return Conversions.To(tag, value);
            }
            catch (MongoErrorException e) when (onError is not null && e.Code == (int)MongoErrorCode.ConversionFailure)
            {
                return onError.Evaluate(row);
            }
        });
    }

    private static BsonTag Target(RawValue target)
    {
        if (target.IsString)
            return target.String != "number" && TypeNames.TryParse(target.String, out var named) ? named : throw MongoErrorException.BadValue($"Unknown type name: {target.String}");
        if (!target.IsNumber)
            throw MongoErrorException.FailedToParse($"$convert's 'to' argument must be a string or number, but is {target.Tag.Alias()}");
        if (!target.TryGetWhole(out var number))
            throw MongoErrorException.FailedToParse("In $convert, numeric 'to' argument is not an integer");
        return TypeNames.TryParse(number, out var tag) ? tag : throw MongoErrorException.FailedToParse($"In $convert, numeric value for 'to' does not correspond to a BSON type: {number}");
    }
}
