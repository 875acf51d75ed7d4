namespace MultiMarket.Host.Events;

/// <summary>The pace of event streams.</summary>
internal sealed record EventStreamOptions
{
    /// <summary>After that long without an event a comment is sent, so that neither side takes the other for dead.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Between two writes, so that a burst costs each client a few large writes; the first event after a silence is sent at once.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>A client that takes longer for one write is dropped.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
