namespace MultiMarket.Dashboard.Charts;

/// <summary>One horizontal bar.</summary>
/// <param name="Label">What stands before it.</param>
/// <param name="Value">Its length.</param>
/// <param name="Text">Its value in words.</param>
/// <param name="Style">The style of its colour.</param>
/// <param name="Note">What stands behind the value; null for nothing.</param>
/// <param name="Link">Where it leads; null for nowhere.</param>
/// <param name="Description">What it says, in words, where it leads somewhere.</param>
public sealed record BarRow(string Label, decimal Value, string Text, string Style, string? Note = null, string? Link = null, string? Description = null);
