using System.Globalization;
using MultiMarket.Domain.Figures;
using MultiMarket.Domain.Periods;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Dashboard.Text;

/// <summary>
/// Figures, dates and moments as the pages write them, in either language: <c>1 234 567,89 MAD</c>, <c>12,3 %</c>, <c>08/01/2026</c>.
/// The space is U+00A0.
/// </summary>
public static class FigureText
{
    /// <summary>The least change of a share that is not shown as zero.</summary>
    public const decimal LeastShown = 0.0005m;

    private const string Space = "\u00A0";

    private static readonly string[] FrenchMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
    private static readonly string[] EnglishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>An amount such as <c>1 234 567,89 MAD</c>.</summary>
    public static string Money(decimal? value) => value is { } v ? ReportText.Amount(v) + Space + "MAD" : ReportText.Absent;

    /// <summary>A whole number such as <c>1 234</c>.</summary>
    public static string Count(decimal? value) => value is { } v ? ReportText.Count(v) : ReportText.Absent;

    /// <summary>A share from 0 to 1 such as <c>12,3 %</c>.</summary>
    public static string Rate(decimal? value) => value is { } v ? ReportText.Rate(v) : ReportText.Absent;

    /// <summary>A ratio with two decimals such as <c>3,25</c>.</summary>
    public static string Ratio(decimal? value) => value is { } v ? ReportText.Amount(v) : ReportText.Absent;

    /// <summary>A relative change such as <c>+12,3 %</c>.</summary>
    public static string Change(decimal? value) => value is { } v ? Signed(v) + ReportText.Rate(v) : ReportText.Absent;

    /// <summary>A change of a share, in points, such as <c>-1,2 pt</c>.</summary>
    public static string Points(decimal? value) => value is { } v ? Signed(v) + ReportText.Rate(v).Replace("%", "pt", StringComparison.Ordinal) : ReportText.Absent;

    /// <summary>A number on an axis, short: <c>250 k</c>, <c>1,5 M</c>.</summary>
    public static string Short(decimal value) => Math.Abs(value) switch
    {
        >= 1_000_000 => Scaled(value / 1_000_000) + Space + "M",
        >= 10_000 => Scaled(value / 1_000) + Space + "k",
        >= 1_000 => ReportText.Count(value),
        _ => value == Math.Floor(value) ? ReportText.Count(value) : Scaled(value),
    };

    /// <summary>A day such as <c>08/01/2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>A period such as <c>01/01/2026 – 31/01/2026</c>; one day stands alone.</summary>
    public static string Days(DayPeriod period) => period.Days == 1 ? Day(period.From) : $"{Day(period.From)} – {Day(period.To)}";

    /// <summary>A moment of the wall clock such as <c>08/01/2026 14:32</c>.</summary>
    public static string Moment(DateTime moment) => moment.ToString("dd'/'MM'/'yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time of the day such as <c>14:32:10</c>.</summary>
    public static string Clock(DateTime moment) => moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The name of a month or day of a trend: <c>janv. 2026</c>, <c>08/01</c>.</summary>
    public static string TrendPoint(string point, Language language) =>
        DateOnly.TryParseExact(point, "yyyy-MM-dd", out var day)
            ? day.ToString("dd'/'MM", CultureInfo.InvariantCulture)
            : Month(DateOnly.ParseExact(point + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture), language);

    /// <summary>A month such as <c>janv. 2026</c>.</summary>
    public static string Month(DateOnly month, Language language) =>
        string.Create(CultureInfo.InvariantCulture, $"{(language == Language.French ? FrenchMonths : EnglishMonths)[month.Month - 1]}{Space}{month.Year}");

    /// <summary>The points of a trend as they are named.</summary>
    public static IEnumerable<string> Trend(DayPeriod period, TrendStep step, Language language) => TrendAxis.Points(period, step).Select(p => TrendPoint(p, language));

    /// <summary>A lag such as <c>312 ms</c> or <c>12,4 s</c>.</summary>
    public static string Lag(double milliseconds) =>
        milliseconds < 10_000 ? ReportText.Count((decimal)Math.Round(milliseconds)) + Space + "ms" : Scaled((decimal)milliseconds / 1000) + Space + "s";

    /// <summary>A duration in its two largest units, such as <c>2 h 5 min</c>; days are <c>j</c> or <c>d</c>.</summary>
    public static string Duration(TimeSpan span, Language language) => span switch
    {
        { TotalMinutes: < 1 } => $"{Math.Max(0, (int)span.TotalSeconds)}{Space}s",
        { TotalHours: < 1 } => $"{span.Minutes}{Space}min {span.Seconds}{Space}s",
        { TotalDays: < 1 } => $"{span.Hours}{Space}h {span.Minutes}{Space}min",
        _ => $"{(int)span.TotalDays}{Space}{(language == Language.French ? 'j' : 'd')} {span.Hours}{Space}h",
    };

    // What is shown as zero has no sign.
    private static string Signed(decimal value) => value >= LeastShown ? "+" : "";

    private static string Scaled(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
}
