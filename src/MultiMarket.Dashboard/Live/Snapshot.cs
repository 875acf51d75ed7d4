namespace MultiMarket.Dashboard.Live;

/// <summary>The latest answer to a question, shared by all who ask it.</summary>
/// <param name="Value">The answer; null before the first one.</param>
/// <param name="At">When the answer was last known to hold.</param>
/// <param name="Trouble">Why there is no newer answer; null when the answer is up to date.</param>
public sealed record Snapshot<T>(T? Value, DateTimeOffset At, string? Trouble)
    where T : class;
