using System.Globalization;
using MultiMarket.Domain.Simulation.Parameters;

namespace MultiMarket.Actors.Simulation;

/// <summary>The section <c>multimarket.simulation.calendar</c>.</summary>
internal static class CalendarSettings
{
    private const double MostSeason = 100;

    public static CalendarParameters Read(SettingsSection section, CalendarParameters defaults) => new()
    {
        Ramadan = section.Number("ramadan", defaults.Ramadan, 0, MostSeason),
        BlackFriday = section.Number("black-friday", defaults.BlackFriday, 0, MostSeason),
        WinterSales = section.Number("winter-sales", defaults.WinterSales, 0, MostSeason),
        SummerSales = section.Number("summer-sales", defaults.SummerSales, 0, MostSeason),
        YearlyGrowth = section.Number("yearly-growth", defaults.YearlyGrowth, -0.5, 1),
        ObservedRamadans = section.Values("observed-ramadans", defaults.ObservedRamadans, Days),
        Weekdays = section.Weights("weekdays", defaults.Weekdays),
        OnlineHours = section.Weights("online-hours", defaults.OnlineHours),
        ShopHours = section.Weights("shop-hours", defaults.ShopHours),
    };

    private static DayRange Days(string text)
    {
        var ends = text.Split("..");
        if (ends.Length != 2) throw new FormatException($"'{text}' must be two days such as 2025-03-02..2025-03-30");
        var range = new DayRange(Day(ends[0]), Day(ends[1]));
        return range.Days is >= 28 and <= 31 ? range : throw new FormatException($"'{text}' must be a month");
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
