using System.Globalization;
using System.Numerics;
using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Tests.Bson;

public sealed class Dec128Specs
{
    private static Dec128 D(string text) => Dec128.Parse(text);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "-0")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1e3", "1E+3")]
    [InlineData("1.0E+2", "1.0E+2")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1E-7")]
    [InlineData("1.50", "1.50")]
    [InlineData("0.00", "0.00")]
    [InlineData("0E-7", "0E-7")]
    [InlineData("Infinity", "Infinity")]
    [InlineData("-inf", "-Infinity")]
    [InlineData("NaN", "NaN")]
    [InlineData("0E+7000", "0E+6111")]
    [InlineData("0E-7000", "0E-6176")]
    [InlineData("10E-6177", "1E-6176")]
    [InlineData("1E+6144", "1.000000000000000000000000000000000E+6144")]
    [InlineData("9999999999999999999999999999999999E+6111", "9.999999999999999999999999999999999E+6144")]
    [InlineData("00000000000000000000000000000000000000001.20", "1.20")]
    [InlineData("1.0000000000000000000000000000000000000000", "1.000000000000000000000000000000000")]
    public void Text_is_read_and_written_as_MongoDB_does(string text, string written) => D(text).ToString().ShouldBe(written);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1E")]
    [InlineData("1E+")]
    [InlineData("1 ")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("12345678901234567890123456789012345")]
    [InlineData("1E+6145")]
    [InlineData("1E-6177")]
    [InlineData("15E-6177")]
    public void Text_that_no_decimal128_holds_is_refused(string text) =>
        Should.Throw<FormatException>(() => D(text)).Message.ShouldBe($"{text} is not a valid Decimal128.");

    [Theory]
    [InlineData("1", 0x3040000000000000UL, 1UL)]
    [InlineData("-1.50", 0xB03C000000000000UL, 150UL)]
    [InlineData("Infinity", 0x7800000000000000UL, 0UL)]
    [InlineData("NaN", 0x7C00000000000000UL, 0UL)]
    [InlineData("9999999999999999999999999999999999", 0x3041ED09BEAD87C0UL, 0x378D8E63FFFFFFFFUL)]
    public void Bits_are_those_that_BSON_stores(string text, ulong high, ulong low)
    {
        (D(text).High, D(text).Low).ShouldBe((high, low));
        new Dec128(high, low).ToString().ShouldBe(text);
    }

    [Fact]
    public void A_coefficient_beyond_34_digits_reads_as_zero()
    {
        new Dec128(0x6C10000000000000, 0).IsZero.ShouldBeTrue();
        new Dec128(0x3041ED09BEAD87C0, 0x378D8E6400000000).ToString().ShouldBe("0");
    }

    [Theory]
    [InlineData("1.50", "2.5", "4.00")]
    [InlineData("1", "-1", "0")]
    [InlineData("-1", "-2", "-3")]
    [InlineData("1E+3", "1", "1001")]
    [InlineData("1E+6000", "1", "1.000000000000000000000000000000000E+6000")]
    [InlineData("1E+40", "-1E-40", "1.000000000000000000000000000000000E+40")]
    [InlineData("9999999999999999999999999999999999", "1", "1.000000000000000000000000000000000E+34")]
    [InlineData("1000000000000000000000000000000000", "0.5", "1000000000000000000000000000000000")]
    [InlineData("1000000000000000000000000000000001", "0.5", "1000000000000000000000000000000002")]
    [InlineData("1000000000000000000000000000000000", "0.50000000000000000000000000001", "1000000000000000000000000000000001")]
    [InlineData("9E+6144", "9E+6144", "Infinity")]
    [InlineData("Infinity", "-Infinity", "NaN")]
    [InlineData("Infinity", "1", "Infinity")]
    [InlineData("0E+10", "5", "5")]
    [InlineData("5", "0.00", "5.00")]
    public void Sums(string a, string b, string sum)
    {
        (D(a) + D(b)).ToString().ShouldBe(sum);
        (D(b) + D(a)).ToString().ShouldBe(sum);
        (D(a) - -D(b)).ToString().ShouldBe(sum);
    }

    [Theory]
    [InlineData("2", "8500.00", "17000.00")]
    [InlineData("-1.5", "2", "-3.0")]
    [InlineData("1234567890123456789012", "1234567890123456789012", "1524157875323883675048681628113153E+9")]
    [InlineData("0", "Infinity", "NaN")]
    [InlineData("-2", "Infinity", "-Infinity")]
    [InlineData("1E-6176", "0.5", "0E-6176")]
    [InlineData("3E-6176", "0.5", "2E-6176")]
    [InlineData("1E+6000", "1E+6000", "Infinity")]
    public void Products(string a, string b, string product)
    {
        var result = D(a) * D(b);
        result.ShouldBe(D(product));
        result.Exponent.ShouldBe(D(product).Exponent);
    }

    [Theory]
    [InlineData("1", "3", "0.3333333333333333333333333333333333")]
    [InlineData("2", "3", "0.6666666666666666666666666666666667")]
    [InlineData("10", "4", "2.5")]
    [InlineData("1.00", "1", "1.00")]
    [InlineData("100", "2", "50")]
    [InlineData("1", "0", "Infinity")]
    [InlineData("-1", "0", "-Infinity")]
    [InlineData("0", "0", "NaN")]
    [InlineData("0.00", "3", "0.00")]
    [InlineData("1", "-Infinity", "-0E-6176")]
    public void Quotients(string a, string b, string quotient) => (D(a) / D(b)).ToString().ShouldBe(quotient);

    [Theory]
    [InlineData("10", "3", "1")]
    [InlineData("-10", "3", "-1")]
    [InlineData("10", "-3", "1")]
    [InlineData("5.5", "2", "1.5")]
    [InlineData("1E+100", "7", "4")]
    [InlineData("7", "1E+100", "7")]
    [InlineData("7", "Infinity", "7")]
    [InlineData("7", "0", "NaN")]
    public void Remainders(string a, string b, string rest) => (D(a) % D(b)).ToString().ShouldBe(rest);

    [Theory]
    [InlineData("2.345", 2, "2.34")]
    [InlineData("2.355", 2, "2.36")]
    [InlineData("2.5", 0, "2")]
    [InlineData("-3.5", 0, "-4")]
    [InlineData("1255", -1, "1.26E+3")]
    [InlineData("4", -2, "0E+2")]
    [InlineData("5", 2, "5.00")]
    [InlineData("1E+6000", 2, "1E+6000")]
    [InlineData("Infinity", 2, "Infinity")]
    public void Rounding_goes_half_to_even(string text, int places, string rounded) => Dec128.Round(D(text), places).ToString().ShouldBe(rounded);

    [Theory]
    [InlineData("1.5", "1", "2", "1")]
    [InlineData("-1.5", "-2", "-1", "-1")]
    [InlineData("1E-6176", "0", "1", "0")]
    [InlineData("1E+3", "1000", "1000", "1000")]
    [InlineData("0.0", "0", "0", "0")]
    public void Floor_ceiling_and_truncate(string text, string floor, string ceiling, string truncated)
    {
        Dec128.Floor(D(text)).ToString().ShouldBe(floor);
        Dec128.Ceiling(D(text)).ToString().ShouldBe(ceiling);
        Dec128.Truncate(D(text)).ToString().ShouldBe(truncated);
    }

    [Fact]
    public void Order_goes_by_value_with_NaN_lowest()
    {
        string[] ascending =
            ["NaN", "-Infinity", "-1E+6144", "-2", "-1.5", "-1E-6176", "0", "1E-6176", "0.1", "1", "1.0000000000000001", "1E+1", "1E+6144", "Infinity"];
        for (var i = 0; i < ascending.Length; i++)
        {
            for (var j = 0; j < ascending.Length; j++)
            {
                Math.Sign(D(ascending[i]).CompareTo(D(ascending[j]))).ShouldBe(i.CompareTo(j), $"{ascending[i]} and {ascending[j]}");
            }
        }
    }

    [Theory]
    [InlineData("1.0", "1.00")]
    [InlineData("0", "-0E+12")]
    [InlineData("1E+6144", "1000E+6141")]
    [InlineData("1000000000000000000000000000000000", "1E+33")]
    [InlineData("NaN", "NaN")]
    public void Equal_values_have_equal_hash_codes(string a, string b)
    {
        D(a).ShouldBe(D(b));
        D(a).GetHashCode().ShouldBe(D(b).GetHashCode());
    }

    [Fact]
    public void Doubles_convert_to_15_to_17_or_all_digits()
    {
        Dec128.FromDouble(0.1).ToString().ShouldBe("0.100000000000000");
        Dec128.FromDouble17(0.1).ToString().ShouldBe("0.10000000000000001");
        Dec128.FromDoubleExact(0.1).ToString().ShouldBe("0.1000000000000000055511151231257827");
        Dec128.FromDoubleExact(-2.5).ToString().ShouldBe("-2.5");
        Dec128.FromDoubleExact(8).ToString().ShouldBe("8");
        Dec128.FromDouble(double.NaN).IsNaN.ShouldBeTrue();
        Dec128.FromDouble17(double.NegativeInfinity).ShouldBe(Dec128.NegativeInfinity);
    }

    [Fact]
    public void Doubles_survive_the_way_there_and_back()
    {
        var random = new Random(17);
        for (var i = 0; i < 2_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (double.IsFinite(value))
            {
                Dec128.FromDouble17(value).ToDouble().ShouldBe(value);
                Dec128.FromDoubleExact(value).ToDouble().ShouldBe(value);
            }
        }
    }

    [Theory]
    [InlineData("1.50", "1.50")]
    [InlineData("-79228162514264337593543950335", "-79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950336", "7.922816251426433759354395034")]
    [InlineData("1E+3", "1000")]
    [InlineData("0.00000000000000000000000000015", "0.0000000000000000000000000002")]
    [InlineData("1.000000000000000000000000000000001", "1.0000000000000000000000000000")]
    public void To_decimal(string text, string expected) => D(text).ToDecimal().ToString(CultureInfo.InvariantCulture).ShouldBe(expected);

    [Fact]
    public void A_value_too_small_for_decimal_becomes_zero() => D("1E-6000").ToDecimal().ShouldBe(0m);

    [Theory]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1E+40")]
    public void To_decimal_beyond_its_range_overflows(string text) => Should.Throw<OverflowException>(() => D(text).ToDecimal());

    [Fact]
    public void Integers_are_cut_and_checked()
    {
        D("1.5").ToInt32().ShouldBe(1);
        D("-1.9").ToInt64().ShouldBe(-1);
        D("1E+3").ToInt64().ShouldBe(1000);
        D("-9223372036854775808").ToInt64().ShouldBe(long.MinValue);
        Should.Throw<OverflowException>(() => D("9223372036854775808").ToInt64());
        Should.Throw<OverflowException>(() => D("3000000000").ToInt32());
        Should.Throw<OverflowException>(() => D("NaN").ToInt64());
        Dec128.FromInt64(long.MinValue).ToString().ShouldBe("-9223372036854775808");
    }

    [Fact]
    public void Decimals_keep_value_and_scale()
    {
        var random = new Random(5);
        for (var i = 0; i < 2_000; i++)
        {
            var value = new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29));
            Dec128.FromDecimal(value).ToDecimal().ToString(CultureInfo.InvariantCulture).ShouldBe(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Every operation against unbounded integers: |exact - result| is at most half a unit of the result's last digit.</summary>
    [Fact]
    public void Operations_round_correctly()
    {
        var random = new Random(34);
        for (var i = 0; i < 4_000; i++)
        {
            Dec128 a = Any(random), b = Any(random);
            (BigInteger a0, BigInteger b0) = (Scaled(a), Scaled(b));
            var one = BigInteger.Pow(10, Scale);
            ShouldBeNearest(a + b, a0 + b0, 1);
            ShouldBeNearest(a - b, a0 - b0, 1);
            ShouldBeNearest(a * b, a0 * b0, one);
            if (!b.IsZero)
            {
                ShouldBeNearest(a / b, a0 * one, b0);
                ShouldBeNearest(a % b, BigInteger.Remainder(a0, b0), 1);
            }

            Math.Sign(a.CompareTo(b)).ShouldBe(Math.Sign(a0.CompareTo(b0)));
        }
    }

    private const int Scale = 200;

    private static Dec128 Any(Random random)
    {
        var digits = string.Concat(Enumerable.Range(0, random.Next(1, 35)).Select(_ => random.Next(10)));
        return D($"{(random.Next(2) == 0 ? "-" : "")}{digits}E{random.Next(-40, 40)}");
    }

    private static BigInteger Scaled(Dec128 value) =>
        (value.IsNegative ? -1 : 1) * (BigInteger)value.Coefficient * BigInteger.Pow(10, Scale + value.Exponent);

    private static void ShouldBeNearest(Dec128 result, BigInteger numerator, BigInteger denominator)
    {
        var exactUnits = CountDigits(result.Coefficient) < 34;
        var error = BigInteger.Abs(numerator - (Scaled(result) * denominator));
        var halfUnit = exactUnits ? BigInteger.Zero : BigInteger.Abs(denominator) * BigInteger.Pow(10, Scale + result.Exponent) / 2;
        error.ShouldBeLessThanOrEqualTo(halfUnit, $"{result}");
    }

    private static int CountDigits(UInt128 value) => value == 0 ? 0 : value.ToString(CultureInfo.InvariantCulture).Length;
}
