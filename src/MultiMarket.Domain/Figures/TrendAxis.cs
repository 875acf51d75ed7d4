using System.Globalization;
using MultiMarket.Domain.Periods;

namespace MultiMarket.Domain.Figures;

/// <summary>The points of a trend, also those without orders.</summary>
public static class TrendAxis
{
    /// <summary>The longest period whose trend is told by day.</summary>
    public const int MostDays = 62;

    /// <summary>The step in which a period's trend is told.</summary>
    public static TrendStep StepOf(DayPeriod period) => period.Days <= MostDays ? TrendStep.Day : TrendStep.Month;

    /// <summary>The names of the points as the pipelines write them.</summary>
    public static IEnumerable<string> Points(DayPeriod period, TrendStep step)
    {
        if (step == TrendStep.Day)
        {
            for (var day = period.From; day <= period.To; day = day.AddDays(1)) yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield break;
        }

        for (var month = FirstOfMonth(period.From); month <= period.To; month = month.AddMonths(1)) yield return month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }

    /// <summary>The first day of a day's month.</summary>
    public static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>One value for each point of the period; points without a row are <paramref name="absent"/>.</summary>
    public static ValueList<T> Fill<T>(FigureTable table, Func<FigureRow, T> read, T absent)
    {
        var rows = table.Rows.ToDictionary(row => row.Text("periode"), read);
        return Points(table.Query.Period, table.Query.Step).Select(point => rows.GetValueOrDefault(point, absent)).ToValueList();
    }
}
