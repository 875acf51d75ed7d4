using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Status;

namespace MultiMarket.Actors.Statistics;

/// <summary>Everything that is counted since the host started. It belongs to <see cref="StatisticsActor"/> alone, and outlives its restarts.</summary>
internal sealed class SystemTally(DateTimeOffset startedAt)
{
    private const int RestartsKept = 50;

    private readonly Queue<ActorRestart> _restarts = new();

    public DateTimeOffset StartedAt { get; } = startedAt;

    public IReadOnlyDictionary<Channel, ChannelTally> Channels { get; } = Channel.All.ToDictionary(c => c, c => new ChannelTally(c));

    public ActivityWindow Activity { get; } = new();

    /// <summary>The latest restarts, the last one at the end.</summary>
    public IReadOnlyList<ActorRestart> Restarts => [.. _restarts];

    public long RestartCount { get; private set; }

    public long DeadLetters { get; private set; }

    public void Add(ActorRestart restart)
    {
        RestartCount++;
        _restarts.Enqueue(restart);
        if (_restarts.Count > RestartsKept) _restarts.Dequeue();
    }

    public void AddDeadLetter() => DeadLetters++;
}
