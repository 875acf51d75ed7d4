using System.Globalization;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>Figures as a French merchant writes them, put together without any code of the product. The space is U+00A0.</summary>
internal static class French
{
    private static readonly string[] Months = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

    public static string Money(decimal amount) => Amount(amount) + "\u00A0MAD";

    public static string Amount(decimal amount) => amount.ToString("#,##0.00", Format);

    public static string Count(long count) => count.ToString("#,##0", Format);

    public static string Rate(decimal share) => (share * 100).ToString("0.0", Format) + "\u00A0%";

    public static string Month(string month) => $"{Months[int.Parse(month.AsSpan(5), CultureInfo.InvariantCulture) - 1]}\u00A0{month[..4]}";

    private static NumberFormatInfo Format { get; } = new() { NumberGroupSeparator = "\u00A0", NumberDecimalSeparator = "," };
}
