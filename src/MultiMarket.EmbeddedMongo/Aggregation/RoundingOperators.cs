using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$round, $trunc, $ceil and $floor; a number keeps its type.</summary>
internal static class RoundingOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$ceil"] = spec => spec.Unary(value => ArithmeticOperators.OfNumber("$ceil", 28765, value, number => Whole(number, Math.Ceiling, Dec128.Ceiling)));
        operators["$floor"] = spec => spec.Unary(value => ArithmeticOperators.OfNumber("$floor", 28765, value, number => Whole(number, Math.Floor, Dec128.Floor)));
        operators["$round"] = spec => spec.Variadic(1, 2, values => ToPlaces("$round", values, MidpointRounding.ToEven));
        operators["$trunc"] = spec => spec.Variadic(1, 2, values => ToPlaces("$trunc", values, MidpointRounding.ToZero));
    }

    private static RawValue Whole(RawValue number, Func<double, double> ofDouble, Func<Dec128, Dec128> ofDecimal) => number.Tag switch
    {
        BsonTag.Double => RawValue.FromDouble(ofDouble(number.Double)),
        BsonTag.Decimal128 => RawValue.FromDecimal(ofDecimal(number.Decimal)),
        _ => number,
    };

    private static RawValue ToPlaces(string name, RawValue[] values, MidpointRounding rounding)
    {
        var number = values[0];
        if (number.IsNullish || (values.Length == 2 && values[1].IsNullish))
            return RawValue.Null;
        if (!number.IsNumber)
            throw new MongoErrorException(51081, $"{name} only supports numeric types, not {number.Tag.Alias()}");
        var places = values.Length == 2 ? Places(name, values[1]) : 0;

        switch (number.Tag)
        {
            case BsonTag.Decimal128:
                return RawValue.FromDecimal(rounding == MidpointRounding.ToEven ? Dec128.Round(number.Decimal, places) : Dec128.Truncate(number.Decimal, places));
            case BsonTag.Double:
                return RawValue.FromDouble(OfDouble(number.Double, places, rounding));
            default:
                if (places >= 0)
                    return number;
                var rounded = Dec128.FromInt64(number.Int64);
                rounded = rounding == MidpointRounding.ToEven ? Dec128.Round(rounded, places) : Dec128.Truncate(rounded, places);
                if (!RawValue.FromDecimal(rounded).TryGetWhole(out var whole))
                    throw new MongoErrorException(51080, $"invalid conversion from Decimal128 result in {name} resulting from arguments: [{ShellText.Of(number)}, {places}]");
                return number.Tag == BsonTag.Int32 ? RawValue.FromInteger(whole) : RawValue.FromInt64(whole);
        }
    }

    /// <summary>Goes through exact decimals, since scaling a double by a power of ten would round twice.</summary>
    private static double OfDouble(double number, int places, MidpointRounding rounding)
    {
        if (!double.IsFinite(number))
            return number;
        if (places == 0)
            return Math.Round(number, rounding);
        var exact = Dec128.FromDoubleExact(number);
        return (rounding == MidpointRounding.ToEven ? Dec128.Round(exact, places) : Dec128.Truncate(exact, places)).ToDouble();
    }

    private static int Places(string name, RawValue value)
    {
        if (!value.IsNumber || !value.TryGetWhole(out var places))
            throw new MongoErrorException(51082, $"precision argument to  {name} must be a integral value");
        return places is >= -20 and <= 100 ? (int)places : throw new MongoErrorException(51083, $"cannot apply {name} with precision value {places} value must be in [-20, 100]");
    }
}
