using System.Globalization;

namespace MultiMarket.Bench.Output;

/// <summary>Prints what was measured: one line for each figure, with the limit that it is held against.</summary>
internal static class Figures
{
    /// <summary>Opens a group of figures: what is measured and under which conditions.</summary>
    public static void Title(FormattableString title)
    {
        Console.WriteLine();
        Console.WriteLine(Text(title));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()):yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, load {Load()}"));
    }

    /// <summary>A figure without a limit.</summary>
    public static void Line(string what, FormattableString result, FormattableString? details = null) => Print(what, Text(result), "", details);

    /// <summary>A figure and its limit.</summary>
    /// <param name="what">What was measured.</param>
    /// <param name="result">The figure with its unit.</param>
    /// <param name="limit">The limit in words.</param>
    /// <param name="holds">Whether the figure keeps it.</param>
    /// <param name="details">More about it: processor time, memory, number of samples.</param>
    public static void Line(string what, FormattableString result, FormattableString limit, bool holds, FormattableString? details = null) =>
        Print(what, Text(result), $"limit {Text(limit)}: {(holds ? "holds" : "MISSED")}", details);

    private static void Print(string what, string result, string limit, FormattableString? details) =>
        Console.WriteLine($"  {what,-62} {result,16}  {limit,-30} {(details is null ? "" : Text(details))}".TrimEnd());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // Others at work on the machine are the commonest reason for a bad figure.
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
