namespace MultiMarket.Dashboard.Live;

/// <summary>Lets a page be drawn at most once in <see cref="Interval"/>; what is asked for in between is drawn together at its end.</summary>
internal sealed class RedrawPace : IDisposable
{
    /// <summary>The least time between two drawings.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

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
        TimeSpan wait;
        lock (_gate)
        {
            if (_requested) return;
            _requested = true;
            var since = _drawnAt is { } at ? _time.GetElapsedTime(at) : Interval;
            wait = since < Interval ? Interval - since : TimeSpan.Zero;
            if (wait > TimeSpan.Zero) _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }

        if (wait == TimeSpan.Zero) Draw();
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
