namespace MultiMarket.Domain.Figures;

/// <summary>A value of a period beside those of the periods it is compared with.</summary>
/// <param name="Current">The period's.</param>
/// <param name="Previous">That of the period before.</param>
/// <param name="YearBefore">That of the same days a year earlier.</param>
public sealed record Compared<T>(T Current, T Previous, T YearBefore);

/// <summary>How a value differs from an earlier one.</summary>
public static class Change
{
    /// <summary>The difference as a share of the earlier value, such as 0.25 for a quarter more; null when one is missing or the earlier one is zero.</summary>
    public static decimal? Relative(decimal? current, decimal? before) =>
        current is { } now && before is { } then && then != 0 ? (now - then) / Math.Abs(then) : null;

    /// <summary>The difference itself, for shares, whose change is told in points; null when one is missing.</summary>
    public static decimal? Absolute(decimal? current, decimal? before) => current - before;
}
