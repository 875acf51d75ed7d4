using System.Globalization;
using MultiMarket.Domain.Reports;

namespace MultiMarket.Dashboard.Pages;

/// <summary>States, moments and durations in the words of the page.</summary>
internal static class FrenchText
{
    /// <summary>The state of a simulator.</summary>
    public static string Simulation(string state) => state switch
    {
        "running" => "en marche",
        "paused" => "en pause",
        "waiting" => "en attente",
        "off" => "arrêtée",
        _ => state,
    };

    /// <summary>The state of a warehouse.</summary>
    public static string Warehouse(bool available) => available ? "disponible" : "indisponible";

    /// <summary>The kind of a warehouse.</summary>
    public static string WarehouseKind(string kind) => kind == "embedded" ? "intégré" : "MongoDB";

    /// <summary>A moment as <c>08/01/2026 14:32:10</c>.</summary>
    public static string Moment(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("dd'/'MM'/'yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A lag in milliseconds.</summary>
    public static string Lag(int samples, double ms) => samples == 0 ? ReportText.Absent : ReportText.Count((decimal)Math.Round(ms)) + "\u00A0ms";

    /// <summary>A range of intervals such as <c>2 à 5 s</c>.</summary>
    public static string Interval(long minMs, long maxMs) => minMs == maxMs ? Seconds(minMs) + "\u00A0s" : $"{Seconds(minMs)} à {Seconds(maxMs)}\u00A0s";

    /// <summary>A duration in its two largest units.</summary>
    public static string Duration(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => $"{(int)span.TotalSeconds} s",
        { TotalHours: < 1 } => $"{span.Minutes} min {span.Seconds} s",
        { TotalDays: < 1 } => $"{span.Hours} h {span.Minutes} min",
        _ => $"{(int)span.TotalDays} j {span.Hours} h",
    };

    /// <summary>The heading of a total.</summary>
    public static string Total(string name) => name switch
    {
        "commandes" => "Commandes comptées",
        "ca" => "CA",
        "commandes_tous_statuts" => "Commandes, tous statuts",
        "montant_tous_statuts" => "Montant, tous statuts",
        _ => name,
    };

    private static string Seconds(long ms) => (ms / 1000m).ToString("0.###", CultureInfo.InvariantCulture).Replace('.', ',');
}
