using MongoDB.Bson;
using Shouldly;

namespace MongoDB.Specs.Bson;

public sealed class Decimal128Specs
{
    [Theory]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1e3", "1E+3")]
    [InlineData("Infinity", "Infinity")]
    [InlineData("-inf", "-Infinity")]
    [InlineData("NaN", "NaN")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("1E-7", "1E-7")]
    [InlineData("1.0E+2", "1.0E+2")]
    [InlineData("1E+6144", "1.000000000000000000000000000000000E+6144")]
    public void Text(string text, string written) => Decimal128.Parse(text).ToString().ShouldBe(written);

    [Theory]
    [InlineData("12345678901234567890123456789012345")]
    [InlineData("1E+6145")]
    [InlineData("1E-6177")]
    [InlineData("")]
    public void Text_that_is_refused(string text) =>
        Should.Throw<FormatException>(() => Decimal128.Parse(text)).Message.ShouldBe($"{text} is not a valid Decimal128.");

    [Fact]
    public void Decimal_keeps_trailing_zeros()
    {
        Decimal128.ToDecimal(Decimal128.Parse("1.50")).ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe("1.50");
        Decimal128.ToDecimal(Decimal128.Parse("1E-6000")).ShouldBe(0m);
        foreach (var text in new[] { "1E+30", "NaN", "Infinity" })
        {
            Should.Throw<OverflowException>(() => Decimal128.ToDecimal(Decimal128.Parse(text)));
        }

        ((Decimal128)8500.00m).ToString().ShouldBe("8500.00");
    }

    [Fact]
    public void Equality_goes_by_value()
    {
        (Decimal128.Parse("1.0") == Decimal128.Parse("1.00")).ShouldBeTrue();
        Decimal128.Parse("1.0").GetHashCode().ShouldBe(Decimal128.Parse("1.00").GetHashCode());
        (Decimal128.Parse("2") > Decimal128.Parse("1E-10")).ShouldBeTrue();
    }

    [Fact]
    public void Integers_are_cut_or_overflow()
    {
        Decimal128.ToInt32(Decimal128.Parse("1.5")).ShouldBe(1);
        Should.Throw<OverflowException>(() => Decimal128.ToInt32(Decimal128.Parse("3000000000")));
        new Decimal128(0.1).ToString().ShouldBe("0.10000000000000001");
    }
}
