namespace MultiMarket.Dashboard.Live;

/// <summary>How fresh an answer is, whatever it says.</summary>
/// <param name="At">When the answer was last known to hold.</param>
/// <param name="Trouble">Why there is no newer answer; null when nothing stands in its way.</param>
/// <param name="Overdue">True while a newer answer takes longer than <see cref="Patience"/> to come.</param>
public abstract record AnswerState(DateTimeOffset At, string? Trouble, bool Overdue)
{
    /// <summary>How long an answer may take before its viewers are told that they see an old one.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>True before the first answer.</summary>
    public abstract bool IsEmpty { get; }
}
