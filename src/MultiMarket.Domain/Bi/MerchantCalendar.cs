using System.Globalization;

namespace MultiMarket.Domain.Bi;

/// <summary>The days that BI tools compare periods by; they need every day of a year, also those without orders.</summary>
public static class MerchantCalendar
{
    // Named by hand, because the names of a culture change with the version of ICU on the machine.
    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] Days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    /// <summary>Every day of the years of two days, as rows of <see cref="StarTables.Calendar"/>.</summary>
    public static IEnumerable<object?[]> WholeYears(DateOnly first, DateOnly last) =>
        Between(new DateOnly(first.Year, 1, 1), new DateOnly(last.Year, 12, 31));

    /// <summary>Every day from the first to the last, both included.</summary>
    public static IEnumerable<object?[]> Between(DateOnly first, DateOnly last)
    {
        for (var number = first.DayNumber; number <= last.DayNumber; number++) yield return Row(DateOnly.FromDayNumber(number));
    }

    private static object?[] Row(DateOnly day)
    {
        var weekday = ((int)day.DayOfWeek + 6) % 7 + 1;
        return
        [
            day, (long)day.Year, string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-T{(day.Month + 2) / 3}"),
            day.ToString("yyyy-MM", CultureInfo.InvariantCulture), (long)day.Month, Months[day.Month - 1],
            (long)ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)), (long)weekday, Days[weekday - 1], weekday > 5 ? 1L : 0L,
        ];
    }
}
