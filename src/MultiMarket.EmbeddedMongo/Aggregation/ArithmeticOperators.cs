using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$add, $subtract, $multiply, $divide, $mod and the functions of one number.</summary>
internal static class ArithmeticOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$add"] = spec => spec.Variadic(0, int.MaxValue, Sum);
        operators["$multiply"] = spec => spec.Variadic(0, int.MaxValue, Product);
        operators["$subtract"] = spec => spec.Binary(Difference);
        operators["$divide"] = spec => spec.Binary(Quotient);
        operators["$mod"] = spec => spec.Binary(Remainder);
        operators["$abs"] = spec => spec.Unary(value => OfNumber("$abs", 28765, value, Absolute));
        operators["$pow"] = spec => spec.Binary(Power);
        operators["$sqrt"] = spec => spec.Unary(value => OfNumber("$sqrt", 28765, value, number => number.ToDouble() < 0
            ? throw new MongoErrorException(28714, "$sqrt's argument must be greater than or equal to 0")
            : Real(number, Math.Sqrt, DecimalFunctions.SquareRoot)));
        operators["$exp"] = spec => spec.Unary(value => OfNumber("$exp", 28765, value, number => Real(number, Math.Exp, DecimalFunctions.Exponential)));
        operators["$ln"] = spec => spec.Unary(value => OfNumber("$ln", 28765, value, number => Real(Positive("$ln", 28766, number), Math.Log, DecimalFunctions.Logarithm)));
        operators["$log10"] = spec => spec.Unary(value => OfNumber("$log10", 28765, value, number =>
            Real(Positive("$log10", 28761, number), Math.Log10, decimals => DecimalFunctions.Logarithm(decimals, Dec128.FromInt64(10)))));
        operators["$log"] = spec => spec.Binary(Logarithm);
        operators["$rand"] = spec => !spec.Operand.IsDocument ? throw new MongoErrorException(10065, "invalid parameter: expected an object ($rand)")
            : spec.Operand.Elements.MoveNext() ? throw new MongoErrorException(3040501, "$rand does not currently accept arguments")
            : new ControlExpression(_ => RawValue.FromDouble(Random.Shared.NextDouble()));
        operators["$bitAnd"] = spec => spec.Variadic(0, int.MaxValue, values => Bits("$bitAnd", values, -1, (a, b) => a & b));
        operators["$bitOr"] = spec => spec.Variadic(0, int.MaxValue, values => Bits("$bitOr", values, 0, (a, b) => a | b));
        operators["$bitXor"] = spec => spec.Variadic(0, int.MaxValue, values => Bits("$bitXor", values, 0, (a, b) => a ^ b));
        operators["$bitNot"] = spec => spec.Unary(value => OfNumber("$bitNot", 28765, value, number => number.Tag switch
        {
            BsonTag.Int32 => RawValue.FromInt32(~number.Int32),
            BsonTag.Int64 => RawValue.FromInt64(~number.Int64),
            _ => throw MongoErrorException.TypeMismatch($"$bitNot only supports int and long, not: {number.Tag.Alias()}."),
        }));
    }

    /// <summary>Applies a function of one number; null and missing answer null, other types are an error.</summary>
    public static RawValue OfNumber(string name, int code, RawValue value, Func<RawValue, RawValue> function) =>
        value.IsNullish ? RawValue.Null
        : value.IsNumber ? function(value)
        : throw new MongoErrorException(code, $"{name} only supports numeric types, not {value.Tag.Alias()}");

    private static RawValue Sum(RawValue[] values)
    {
        var total = RawValue.FromInt32(0);
        var isDate = false;
        foreach (var value in values)
        {
            if (value.IsNullish)
                return RawValue.Null;
            if (value.Tag == BsonTag.DateTime)
            {
                if (isDate)
                    throw new MongoErrorException(16612, "only one date allowed in an $add expression");
                isDate = true;
                total = NumberArithmetic.Add(total, RawValue.FromInt64(value.Int64));
            }
            else if (value.IsNumber)
            {
                total = NumberArithmetic.Add(total, value);
            }
            else
            {
                throw MongoErrorException.TypeMismatch($"$add only supports numeric or date types, not {value.Tag.Alias()}");
            }
        }

        return isDate ? Date("$add", total) : Narrow(total, values);
    }

    /// <summary>Whole numbers that outgrew int32 on the way and came back are int32 again, when no operand was wider.</summary>
    private static RawValue Narrow(RawValue total, RawValue[] values) =>
        total.Tag == BsonTag.Int64 && Array.TrueForAll(values, value => value.Tag == BsonTag.Int32) ? RawValue.FromInteger(total.Int64) : total;

    private static RawValue Product(RawValue[] values)
    {
        var total = RawValue.FromInt32(1);
        foreach (var value in values)
        {
            if (value.IsNullish)
                return RawValue.Null;
            total = value.IsNumber
                ? NumberArithmetic.Multiply(total, value)
                : throw MongoErrorException.TypeMismatch($"$multiply only supports numeric types, not {value.Tag.Alias()}");
        }

        return Narrow(total, values);
    }

    private static RawValue Difference(RawValue left, RawValue right)
    {
        if (left.IsNullish || right.IsNullish)
            return RawValue.Null;
        if (left.IsNumber && right.IsNumber)
            return NumberArithmetic.Subtract(left, right);
        if (left.Tag == BsonTag.DateTime && right.Tag == BsonTag.DateTime)
            return RawValue.FromInt64(left.Int64 - right.Int64);
        if (left.Tag == BsonTag.DateTime && right.IsNumber)
            return Date("$subtract", NumberArithmetic.Subtract(RawValue.FromInt64(left.Int64), right));
        throw MongoErrorException.TypeMismatch($"can't $subtract {right.Tag.Alias()} from {left.Tag.Alias()}");
    }

    private static RawValue Quotient(RawValue left, RawValue right)
    {
        if (left.IsNullish || right.IsNullish)
            return RawValue.Null;
        if (!left.IsNumber || !right.IsNumber)
            throw MongoErrorException.TypeMismatch($"$divide only supports numeric types, not {left.Tag.Alias()} and {right.Tag.Alias()}");
        return NumberArithmetic.IsZero(right) ? throw MongoErrorException.BadValue("can't $divide by zero") : NumberArithmetic.Divide(left, right);
    }

    private static RawValue Remainder(RawValue left, RawValue right)
    {
        if (left.IsNullish || right.IsNullish)
            return RawValue.Null;
        if (!left.IsNumber || !right.IsNumber)
            throw new MongoErrorException(16611, $"$mod only supports numeric types, not {left.Tag.Alias()} and {right.Tag.Alias()}");
        if (NumberArithmetic.IsZero(right))
            throw new MongoErrorException(16610, "can't $mod by zero");
        // A whole double as divisor counts as an integer.
        return left.IsInteger && right.Tag == BsonTag.Double && right.TryGetWhole(out var whole) && whole is >= int.MinValue and <= int.MaxValue
            ? NumberArithmetic.Remainder(left, RawValue.FromInt32((int)whole))
            : NumberArithmetic.Remainder(left, right);
    }

    private static RawValue Absolute(RawValue number) => number.Tag switch
    {
        BsonTag.Int32 => RawValue.FromInteger(Math.Abs((long)number.Int32)),
        BsonTag.Int64 => number.Int64 == long.MinValue ? throw new MongoErrorException(28680, "can't take $abs of long long min") : RawValue.FromInt64(Math.Abs(number.Int64)),
        BsonTag.Double => RawValue.FromDouble(Math.Abs(number.Double)),
        _ => RawValue.FromDecimal(Dec128.Abs(number.Decimal)),
    };

    private static RawValue Power(RawValue left, RawValue right)
    {
        if (left.IsNullish || right.IsNullish)
            return RawValue.Null;
        if (!left.IsNumber)
            throw new MongoErrorException(28762, $"$pow's base must be numeric, not {left.Tag.Alias()}");
        if (!right.IsNumber)
            throw new MongoErrorException(28763, $"$pow's exponent must be numeric, not {right.Tag.Alias()}");
        if (NumberArithmetic.IsZero(left) && right.ToDouble() < 0)
            throw new MongoErrorException(28764, "$pow cannot take a base of 0 and a negative exponent");
        if (left.Tag == BsonTag.Decimal128 || right.Tag == BsonTag.Decimal128)
            return DecimalPower(left, right);
        var result = Math.Pow(left.ToDouble(), right.ToDouble());
        if (!left.IsInteger || !right.IsInteger || (right.Int64 < 0 && Math.Abs((double)left.Int64) > 1))
            return RawValue.FromDouble(result);

        Int128 exact = 1;
        for (var i = 0L; i < right.Int64 && Math.Abs(left.Int64) > 1; i++)
        {
            exact *= left.Int64;
            if (exact > long.MaxValue || exact < long.MinValue)
                return RawValue.FromDouble(result);
        }

        var whole = Math.Abs(left.Int64) > 1 ? (long)exact : (long)result;
        return left.Tag == BsonTag.Int64 || right.Tag == BsonTag.Int64 ? RawValue.FromInt64(whole) : RawValue.FromInteger(whole);
    }

    private static RawValue DecimalPower(RawValue left, RawValue right)
    {
        if (!right.TryGetWhole(out var exponent) || Math.Abs(exponent) > 1000)
            return RawValue.FromDecimal(DecimalFunctions.Power(left.ToDecimal(), right.ToDecimal()));
        var power = Dec128.One;
        for (var i = 0; i < Math.Abs(exponent); i++)
            power *= left.ToDecimal();
        return RawValue.FromDecimal(exponent < 0 ? Dec128.One / power : power);
    }

    private static RawValue Logarithm(RawValue number, RawValue @base)
    {
        if (number.IsNullish || @base.IsNullish)
            return RawValue.Null;
        if (!number.IsNumber)
            throw new MongoErrorException(28756, $"$log's argument must be numeric, not {number.Tag.Alias()}");
        if (!@base.IsNumber)
            throw new MongoErrorException(28757, $"$log's base must be numeric, not {@base.Tag.Alias()}");
        if (number.ToDouble() <= 0)
            throw new MongoErrorException(28758, $"$log's argument must be a positive number, but is {ShellText.Of(number)}");
        if (@base.ToDouble() <= 0 || @base.ToDouble() == 1)
            throw new MongoErrorException(28759, $"$log's base must be a positive number not equal to 1, but is {ShellText.Of(@base)}");
        return number.Tag == BsonTag.Decimal128 || @base.Tag == BsonTag.Decimal128
            ? RawValue.FromDecimal(DecimalFunctions.Logarithm(number.ToDecimal(), @base.ToDecimal()))
            : RawValue.FromDouble(Math.Log(number.ToDouble()) / Math.Log(@base.ToDouble()));
    }

    private static RawValue Positive(string name, int code, RawValue number) => number.ToDouble() <= 0
        ? throw new MongoErrorException(code, $"{name}'s argument must be a positive number, but is {ShellText.Of(number)}")
        : number;

    /// <summary>A real function; a decimal answers a decimal.</summary>
    private static RawValue Real(RawValue number, Func<double, double> function, Func<Dec128, Dec128> ofDecimal) =>
        number.Tag == BsonTag.Decimal128 ? RawValue.FromDecimal(ofDecimal(number.Decimal)) : RawValue.FromDouble(function(number.ToDouble()));

    private static RawValue Date(string name, RawValue milliseconds)
    {
        if (milliseconds.TryGetWhole(out var whole))
            return RawValue.FromDateTime(whole);
        var rounded = Math.Round(milliseconds.ToDouble(), milliseconds.Tag == BsonTag.Double ? MidpointRounding.AwayFromZero : MidpointRounding.ToEven);
        return rounded is >= -9223372036854775808.0 and < 9223372036854775808.0
            ? RawValue.FromDateTime((long)rounded)
            : throw new MongoErrorException(MongoErrorCode.Overflow, $"date overflow in {name}");
    }

    private static RawValue Bits(string name, RawValue[] values, long seed, Func<long, long, long> combine)
    {
        var isLong = false;
        foreach (var value in values)
        {
            if (value.IsNullish)
                return RawValue.Null;
            if (!value.IsInteger)
                throw MongoErrorException.TypeMismatch($"{name} only supports int and long operands.");
            isLong |= value.Tag == BsonTag.Int64;
            seed = combine(seed, value.Int64);
        }

        return isLong ? RawValue.FromInt64(seed) : RawValue.FromInt32((int)seed);
    }
}
