namespace MultiMarket.Dashboard.Live;

/// <summary>
/// Lets a page be drawn at most once in <see cref="Interval"/>; what is asked for in between is drawn together at its end. One order
/// changes several answers, which come one after the other: a drawing waits for <see cref="Settling"/>, so that the last of them need not
/// wait for the next.
/// </summary>
internal sealed class RedrawPace : IDisposable
{
    /// <summary>The least time between two drawings.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The time from the first request to the drawing.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(150);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Action _draw;
    private readonly ITimer _timer;
    private long? _drawnAt;
    private bool _requested;

    public RedrawPace(TimeProvider time, Action draw)
    {
        (_time, _draw) = (time, draw);
        _timer = time.CreateTimer(_ => Draw(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Asks for a drawing.</summary>
    public void Request()
    {
        lock (_gate)
        {
            if (_requested) return;
            _requested = true;
            var rest = _drawnAt is { } at ? Interval - _time.GetElapsedTime(at) : TimeSpan.Zero;
            _timer.Change(rest > Settling ? rest : Settling, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Draw()
    {
        lock (_gate)
        {
            if (!_requested) return;
            _requested = false;
            _drawnAt = _time.GetTimestamp();
        }

        _draw();
    }
}
