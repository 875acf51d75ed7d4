using System.Globalization;
using MultiMarket.Domain.Simulation.Calendar;

namespace MultiMarket.Domain.Simulation.Export.Tables;

/// <summary>One row for each day of the history. <c>Est_Ferie</c> knows the holidays with a fixed date.</summary>
internal sealed class CalendarTable() : Table(
    "Dim_Temps",
    "Jour",
    "ID_Date:k Date_Complete:d Annee:i Trimestre:i Mois:i Mois_Nom:t Semaine:i Jour:i Jour_Semaine:t Est_Weekend:i Est_Ferie:i Saison_Commerciale:t")
{
    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly (int Month, int Day)[] Holidays = [(1, 1), (1, 11), (1, 14), (5, 1), (7, 30), (8, 14), (8, 20), (8, 21), (11, 6), (11, 18)];

    public override long Records(StarSource source) => source.History.Days.Days;

    protected override void WriteRows(StarSource source, ITableWriter writer)
    {
        for (var day = source.History.Days.First; day <= source.History.Days.Last; day = day.AddDays(1))
        {
            var moment = day.ToDateTime(default);
            writer.Integer(source.DateId(moment));
            writer.Day(day);
            writer.Integer(day.Year);
            writer.Integer((day.Month + 2) / 3);
            writer.Integer(day.Month);
            writer.Text(Months[day.Month - 1]);
            writer.Integer(ISOWeek.GetWeekOfYear(moment));
            writer.Integer(day.Day);
            writer.Text(Weekdays[(int)day.DayOfWeek]);
            writer.Integer(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1 : 0);
            writer.Integer(Holidays.Contains((day.Month, day.Day)) ? 1 : 0);
            writer.Text(SeasonName(source.History.Model.Calendar.SeasonOf(day)));
            writer.EndRow();
            source.Advance();
        }
    }

    private static string SeasonName(Season season) => season switch
    {
        Season.WinterSales => "Soldes d'hiver",
        Season.SummerSales => "Soldes d'été",
        Season.Ramadan => "Ramadan",
        Season.BlackFriday => "Black Friday",
        _ => "Normal",
    };
}
