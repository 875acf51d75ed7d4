namespace MultiMarket.Dashboard.Live;

/// <summary>The latest answer to a question, shared by all who ask it.</summary>
/// <param name="Value">The answer; null before the first one.</param>
/// <param name="At">When the answer was last known to hold.</param>
/// <param name="Trouble">Why there is no newer answer; null when nothing stands in its way.</param>
/// <param name="Overdue">True while a newer answer takes long to come.</param>
public sealed record Snapshot<T>(T? Value, DateTimeOffset At, string? Trouble = null, bool Overdue = false) : AnswerState(At, Trouble, Overdue)
    where T : class
{
    public override bool IsEmpty => Value is null;

    /// <summary>True when nothing keeps the answer from being the latest.</summary>
    internal bool IsCurrent => Value is not null && Trouble is null && !Overdue;
}
