using System.Globalization;

namespace MultiMarket.Domain.Reports;

/// <summary>
/// Figures as people here read them: <c>1 234 567,89</c> and <c>12,3 %</c>. The separators are set by hand because no culture has them
/// all: fr-FR writes the euro, fr-MA groups with dots. The space is U+00A0, which every terminal shows and none breaks a line at.
/// </summary>
public static class ReportText
{
    /// <summary>What stands for a value that is absent.</summary>
    public const string Absent = "–";

    private static readonly NumberFormatInfo Format = new()
    {
        NumberGroupSeparator = "\u00A0",
        NumberDecimalSeparator = ",",
        NegativeSign = "-",
    };

    /// <summary>A whole number such as <c>1 234</c>.</summary>
    public static string Count(decimal value) => value.ToString("N0", Format);

    /// <summary>An amount such as <c>1 234,50</c>, in whatever unit the heading says.</summary>
    public static string Amount(decimal value) => value.ToString("N2", Format);

    /// <summary>A share between 0 and 1 as a percentage such as <c>12,3 %</c>.</summary>
    public static string Rate(decimal value) => (value * 100).ToString("N1", Format) + "\u00A0%";

    /// <summary>A report's value in the form of its column.</summary>
    public static string Write(object? value, ReportColumnKind kind) => value switch
    {
        null => Absent,
        string text => text,
        _ => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture), kind),
    };

    /// <summary>
    /// One of <see cref="ReportResult.Totals"/>. Totals carry no kind, so their names tell: amounts begin with <c>montant</c>, <c>ca</c>
    /// or <c>panier</c>, shares with <c>taux</c>; all else is counted.
    /// </summary>
    public static string Total(string name, decimal value) => name.Split('_')[0] switch
    {
        "montant" or "ca" or "panier" => Amount(value) + "\u00A0MAD",
        "taux" => Rate(value),
        _ => Count(value),
    };

    private static string Number(decimal value, ReportColumnKind kind) => kind switch
    {
        ReportColumnKind.Count => Count(value),
        ReportColumnKind.Amount => Amount(value),
        ReportColumnKind.Rate => Rate(value),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };
}
