using System.Globalization;
using System.Numerics;
using System.Text;

namespace MultiMarket.Domain.Orders.Canonical;

/// <summary>
/// Lays a JSON number out as ECMAScript, and with it RFC 8785, lays out a double, from the exact digits: what a double can
/// hold looks the same, and what it cannot is not rounded into equality with a neighbour.
/// </summary>
internal static class CanonicalNumber
{
    // Longer exponents are compared as they are spelled.
    private const int MaxExponentDigits = 1000;

    public static void Write(string number, ref CanonicalJson json) => json.Raw(Encoding.ASCII.GetBytes(Lay(number)));

    private static string Lay(string number)
    {
        var sign = number[0] == '-' ? "-" : "";
        var e = number.IndexOfAny(['e', 'E']);
        var mantissa = number[sign.Length..(e < 0 ? number.Length : e)];
        if (e >= 0 && number.Length - e > MaxExponentDigits) return number;
        var exponent = e < 0 ? BigInteger.Zero : BigInteger.Parse(number.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leadingZeros = digits.Length - digits.TrimStart('0').Length;
        digits = digits.Trim('0');
        if (digits.Length == 0) return "0";
        // ECMAScript's n: the value is 0.digits × 10^n.
        var n = exponent + (point < 0 ? mantissa.Length : point) - leadingZeros;
        return sign + Lay(digits, n);
    }

    private static string Lay(string digits, BigInteger n)
    {
        if (n > 21 || n <= -6) return Scientific(digits, n - 1);
        if (n <= 0) return "0." + new string('0', (int)-n) + digits;
        return digits.Length <= n ? digits.PadRight((int)n, '0') : digits[..(int)n] + "." + digits[(int)n..];
    }

    private static string Scientific(string digits, BigInteger exponent)
    {
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(exponent < 0 ? "-" : "+")}{BigInteger.Abs(exponent)}");
    }
}
