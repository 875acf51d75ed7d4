using System.Globalization;

namespace MultiMarket.Domain.Control;

/// <summary>The shortest and the longest time between two simulated orders; each tick draws its own.</summary>
public readonly record struct TickRange
{
    /// <summary>The shortest interval allowed.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>The longest interval allowed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <exception cref="FormatException">The interval is empty or outside <see cref="Shortest"/> to <see cref="Longest"/>.</exception>
    public TickRange(TimeSpan min, TimeSpan max)
    {
        if (min < Shortest || max > Longest || min > max)
            throw new FormatException($"A rate runs from {Write(Shortest)} to {Write(Longest)}, the smaller interval first; got {Write(min)}..{Write(max)}");
        (Min, Max) = (min, max);
    }

    /// <summary>The shortest time between two orders.</summary>
    public TimeSpan Min { get; }

    /// <summary>The longest time between two orders.</summary>
    public TimeSpan Max { get; }

    /// <summary>Reads <c>2s..5s</c>, <c>100ms..200ms</c> or one interval such as <c>1m</c>; the units are ms, s, m and h.</summary>
    /// <exception cref="FormatException">The text is no range; the message shows the form.</exception>
    public static TickRange Parse(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots < 0
            ? new TickRange(Interval(text, text), Interval(text, text))
            : new TickRange(Interval(text[..dots], text), Interval(text[(dots + 2)..], text));
    }

    public override string ToString() => Min == Max ? Write(Min) : $"{Write(Min)}..{Write(Max)}";

    private static TimeSpan Interval(string part, string whole)
    {
        part = part.Trim();
        var digits = part.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        double? unit = part[digits..].Trim() switch { "ms" => 1, "s" => 1_000, "m" => 60_000, "h" => 3_600_000, _ => null };
        if (unit is null || !double.TryParse(part[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number * unit > 1e12)
            throw new FormatException($"'{whole}' is no rate; write two intervals such as 2s..5s or 100ms..200ms, with the units ms, s, m or h");
        return TimeSpan.FromMilliseconds(number * unit.Value);
    }

    private static string Write(TimeSpan span) => span switch
    {
        { TotalMilliseconds: < 1000 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0.###}ms"),
        { TotalSeconds: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###}s"),
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.###}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.###}h"),
    };
}
