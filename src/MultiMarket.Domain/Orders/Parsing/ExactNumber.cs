namespace MultiMarket.Domain.Orders.Parsing;

/// <summary>
/// A JSON number read without rounding, in ten-thousandths: the binary and the decimal type of .NET would both take
/// <c>2.00000000000000000000000000000001</c> for 2.
/// </summary>
/// <param name="TenThousandths">The magnitude, cut to four decimals; meaningless when <paramref name="IsTooLarge"/>.</param>
/// <param name="IsNegative">True below zero; false for -0.</param>
/// <param name="IsTooFine">True when a decimal beyond the fourth is not zero.</param>
/// <param name="IsTooLarge">True from 10^13.</param>
internal readonly record struct ExactNumber(ulong TenThousandths, bool IsNegative, bool IsTooFine, bool IsTooLarge)
{
    private const int Decimals = 4;
    private const int MaxDigits = 18;
    private const int MaxTopExponent = 12;

    /// <summary>True when the number is whole.</summary>
    public bool IsWhole => !IsTooFine && TenThousandths % 10_000 == 0;

    /// <summary>The number without trailing zeros.</summary>
    public decimal ToDecimal()
    {
        var (digits, scale) = (TenThousandths, Decimals);
        while (scale > 0 && digits % 10 == 0) (digits, scale) = (digits / 10, scale - 1);
        return new decimal((int)digits, (int)(digits >> 32), 0, IsNegative, (byte)scale);
    }

    /// <param name="json">A number in JSON's grammar.</param>
    public static ExactNumber Parse(ReadOnlySpan<byte> json)
    {
        var isNegative = json[0] == '-';
        ulong digits = 0;
        var count = 0;
        var lostDigits = false;
        long shift = 0;
        var inFraction = false;
        var i = isNegative ? 1 : 0;
        for (; i < json.Length && (json[i] | 0x20) != 'e'; i++)
        {
            if (json[i] == '.')
            {
                inFraction = true;
                continue;
            }

            var digit = json[i] - (uint)'0';
            if (count < MaxDigits)
            {
                digits = digits * 10 + digit;
                if (digits != 0) count++;
                if (inFraction) shift--;
            }
            else
            {
                lostDigits |= digit != 0;
                if (!inFraction) shift++;
            }
        }

        if (digits == 0) return default;
        if (i < json.Length) shift += Exponent(json[(i + 1)..]);
        return Scale(digits, count, shift, isNegative, lostDigits);
    }

    private static ExactNumber Scale(ulong digits, int count, long shift, bool isNegative, bool lostDigits)
    {
        if (count + shift - 1 > MaxTopExponent) return new ExactNumber(0, isNegative, false, true);
        // Lost digits stand behind eighteen others below 10^13, hence beyond the fourth decimal.
        var isTooFine = lostDigits;
        shift += Decimals;
        for (; shift > 0; shift--) digits *= 10;
        for (; shift < 0 && digits != 0; shift++)
        {
            isTooFine |= digits % 10 != 0;
            digits /= 10;
        }

        return new ExactNumber(digits, isNegative, isTooFine, false);
    }

    // Ten million outweighs every digit that a file of 1 MiB can hold, so larger exponents need no exact value.
    private static long Exponent(ReadOnlySpan<byte> text)
    {
        const long enough = 10_000_000;
        var isNegative = text[0] == '-';
        long exponent = 0;
        foreach (var c in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..]) exponent = Math.Min(enough, exponent * 10 + (c - '0'));
        return isNegative ? -exponent : exponent;
    }
}
