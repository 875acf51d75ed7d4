namespace MultiMarket.Domain.Events;

/// <summary>
/// The events that one follower has not taken yet, at most <see cref="Capacity"/>. Telling never waits for the follower: what finds no
/// room is counted, and told as one <see cref="EventsMissedEvent"/> in its place.
/// </summary>
/// <param name="leave">Called when the follower leaves.</param>
public sealed class EventSubscription(Action<EventSubscription> leave) : IDisposable
{
    /// <summary>The most events that wait for one follower.</summary>
    public const int Capacity = 1_024;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _filled = new(0);
    private List<FeedEvent> _waiting = [];
    private FeedPosition _lastMissed;
    private long _missed;
    private bool _left;

    /// <summary>Where the follower joined.</summary>
    public FeedPosition Start { get; private set; }

    /// <summary>Joins the feed; called by the feed, before any event is told.</summary>
    /// <param name="now">The place of the last event.</param>
    /// <param name="after">The last event that the follower knows of, if it says so.</param>
    public void Begin(FeedPosition now, FeedPosition? after)
    {
        Start = now;
        if (after is not { } known || known == now) return;
        Tell(new EventsMissedEvent(now, known.Run == now.Run && known.Number < now.Number ? now.Number - known.Number : null));
    }

    /// <summary>Tells an event; called by the feed.</summary>
    public void Tell(FeedEvent e)
    {
        lock (_gate)
        {
            if (_left) return;
            var wasEmpty = _waiting.Count == 0;
            if (_missed > 0 || _waiting.Count == Capacity) (_missed, _lastMissed) = (_missed + 1, e.Position);
            else _waiting.Add(e);
            if (wasEmpty) _filled.Release();
        }
    }

    /// <summary>Takes everything that waits, in the order of the feed.</summary>
    /// <param name="atMost">How long to wait for the first event; nothing is returned when none comes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<FeedEvent>> TakeAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        if (!await _filled.WaitAsync(atMost, cancellationToken)) return [];
        lock (_gate)
        {
            var taken = _waiting;
            if (_missed > 0) taken.Add(new EventsMissedEvent(_lastMissed, _missed));
            (_waiting, _missed) = ([], 0);
            return taken;
        }
    }

    /// <summary>Leaves the feed.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_left) return;
            _left = true;
            _waiting = [];
            _filled.Dispose();
        }

        leave(this);
    }
}
