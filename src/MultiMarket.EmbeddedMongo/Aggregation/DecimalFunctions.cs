using System.Globalization;
using System.Numerics;
using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Roots, powers and logarithms of decimals to all 34 digits, computed with integers that count units of 10^-80.</summary>
internal static class DecimalFunctions
{
    private const int Scale = 80;

    /// <summary>Beyond it e^x is no decimal any more.</summary>
    private const double LargestExponent = 14_150;

    private static readonly BigInteger Unit = BigInteger.Pow(10, Scale);
    private static readonly BigInteger LogarithmOfTen = 2 * InverseHyperbolicTangent(9, 11);

    public static Dec128 SquareRoot(Dec128 value)
    {
        if (value.IsNaN || value.IsZero || value.IsInfinity)
            return value;
        var exponent = value.Exponent;
        BigInteger radicand = value.Coefficient;
        if (exponent % 2 != 0)
        {
            radicand *= 10;
            exponent--;
        }

        var root = Root(radicand * Unit);
        return root * root == radicand * Unit
            ? Round(root, exponent / 2 - Scale / 2, preferred: (int)Math.Floor(value.Exponent / 2.0))
            : Round(root * 10 + 1, exponent / 2 - Scale / 2 - 1);
    }

    /// <summary>e to the power of a value.</summary>
    public static Dec128 Exponential(Dec128 value)
    {
        if (value.IsNaN)
            return value;
        if (value.IsZero)
            return Dec128.One;
        var approximate = value.ToDouble();
        if (Math.Abs(approximate) > LargestExponent)
            return approximate > 0 ? Dec128.PositiveInfinity : Dec128.Zero;

        // e^x = 10^k · e^r with a small r.
        var x = Fixed(value);
        var tens = BigInteger.Divide(x, LogarithmOfTen);
        return Round(ExponentialSeries(x - tens * LogarithmOfTen), (int)tens - Scale);
    }

    /// <summary>The natural logarithm of a positive value.</summary>
    public static Dec128 Logarithm(Dec128 value) => value.IsFinite ? Round(FixedLogarithm(value), -Scale) : value;

    /// <summary>The logarithm of a positive value to a base.</summary>
    public static Dec128 Logarithm(Dec128 value, Dec128 @base) => value.IsFinite && @base.IsFinite
        ? Round(FixedLogarithm(value) * Unit / FixedLogarithm(@base), -Scale)
        : Logarithm(value) / Logarithm(@base);

    /// <summary>A power whose exponent is no whole number; no real number for a negative base.</summary>
    public static Dec128 Power(Dec128 value, Dec128 exponent)
    {
        if (value.IsNaN || exponent.IsNaN || (value.IsNegative && !value.IsZero))
            return Dec128.NaN;
        if (!value.IsFinite || !exponent.IsFinite || value.IsZero)
            return Dec128.FromDouble(Math.Pow(value.ToDouble(), exponent.ToDouble()));
        var x = FixedLogarithm(value) * Fixed(exponent) / Unit;
        var tens = BigInteger.Divide(x, LogarithmOfTen);
        return tens > Dec128.MaxExponent + Dec128.MaxDigits ? Dec128.PositiveInfinity
            : tens < Dec128.MinExponent - Dec128.MaxDigits ? Dec128.Zero
            : Round(ExponentialSeries(x - tens * LogarithmOfTen), (int)tens - Scale);
    }

    private static BigInteger FixedLogarithm(Dec128 value)
    {
        // ln(m · 10^k) with m near one.
        BigInteger coefficient = value.Coefficient;
        var digits = coefficient.ToString(CultureInfo.InvariantCulture).Length;
        var mantissa = coefficient * Unit / BigInteger.Pow(10, digits - 1);
        var tens = value.Exponent + digits - 1;
        if (mantissa > 3 * Unit)
        {
            mantissa /= 10;
            tens++;
        }

        return 2 * InverseHyperbolicTangent(mantissa - Unit, mantissa + Unit) + tens * LogarithmOfTen;
    }

    /// <summary>artanh of a fraction by its series; half of the logarithm of (1+f)/(1-f).</summary>
    private static BigInteger InverseHyperbolicTangent(BigInteger numerator, BigInteger denominator)
    {
        var fraction = numerator * Unit / denominator;
        var square = fraction * fraction / Unit;
        var sum = BigInteger.Zero;
        for (var odd = 1; !fraction.IsZero; odd += 2)
        {
            sum += fraction / odd;
            fraction = fraction * square / Unit;
        }

        return sum;
    }

    private static BigInteger ExponentialSeries(BigInteger x)
    {
        var sum = Unit;
        var term = Unit;
        for (var n = 1; !term.IsZero; n++)
        {
            term = term * x / (Unit * n);
            sum += term;
        }

        return sum;
    }

    private static BigInteger Fixed(Dec128 value)
    {
        var shift = value.Exponent + Scale;
        BigInteger coefficient = value.Coefficient;
        coefficient = shift >= 0 ? coefficient * BigInteger.Pow(10, shift) : coefficient / BigInteger.Pow(10, -shift);
        return value.IsNegative ? -coefficient : coefficient;
    }

    private static BigInteger Root(BigInteger radicand)
    {
        var root = BigInteger.One << (int)((radicand.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + radicand / root) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }

    /// <summary>34 digits; zeros that only come from the scale are given up.</summary>
    private static Dec128 Round(BigInteger coefficient, int exponent, int preferred = 0)
    {
        var digits = BigInteger.Abs(coefficient).ToString(CultureInfo.InvariantCulture);
        if (digits.Length > Dec128.MaxDigits)
        {
            var dropped = digits.Length - Dec128.MaxDigits;
            coefficient = BigInteger.Divide(coefficient + coefficient.Sign * 5 * BigInteger.Pow(10, dropped - 1), BigInteger.Pow(10, dropped));
            exponent += dropped;
        }

        while (exponent < preferred && !coefficient.IsZero && (coefficient % 10).IsZero)
        {
            coefficient /= 10;
            exponent++;
        }

        return Dec128.Parse(string.Create(CultureInfo.InvariantCulture, $"{coefficient}E{exponent}"));
    }
}
