namespace MultiMarket.Dashboard.Charts;

/// <summary>One column of a chart.</summary>
/// <param name="Label">What stands below it.</param>
/// <param name="Description">What it says, in words.</param>
/// <param name="Values">The parts, from the bottom up.</param>
/// <param name="Line">Where the line passes; null for nowhere.</param>
/// <param name="Link">Where it leads; null for nowhere.</param>
public sealed record ColumnPoint(string Label, string Description, IReadOnlyList<decimal> Values, decimal? Line = null, string? Link = null);

/// <summary>The parts of one kind: their name and the style of their colour.</summary>
public sealed record ColumnSeries(string Name, string Style, string? Link = null);
