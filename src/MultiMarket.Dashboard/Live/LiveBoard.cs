using Microsoft.Extensions.Logging;

namespace MultiMarket.Dashboard.Live;

/// <summary>
/// Every question that pages ask at the moment, each answered once for all its viewers. A question outlives its last viewer by
/// <see cref="Linger"/>, so that a page that is loaded again finds its answer.
/// </summary>
public sealed class LiveBoard : IAsyncDisposable
{
    /// <summary>How long a question is remembered without viewers; it is not computed in that time.</summary>
    public static readonly TimeSpan Linger = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<object, ILiveFeed> _feeds = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly LiveSources _sources;
    private readonly StatusPulse _pulse;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveBoard> _log;

    public LiveBoard(LiveSources sources, TimeProvider time, ILogger<LiveBoard> log)
    {
        (_sources, _time, _log) = (sources, time, log);
        _pulse = new StatusPulse(sources.Market, time);
    }

    /// <summary>Watches the answer to a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="changed">Called when the answer has changed, on a thread of its own.</param>
    public LiveView<TAnswer> Watch<TAnswer>(ILiveQuestion<TAnswer> question, Action changed)
        where TAnswer : class
    {
        lock (_gate)
        {
            if (_feeds.TryGetValue(question, out var known)) return new LiveView<TAnswer>((LiveFeed<TAnswer>)known, changed);
            var feed = new LiveFeed<TAnswer>(question, _sources, _pulse, _time, _log);
            var view = new LiveView<TAnswer>(feed, changed);
            _feeds.Add(question, feed);
            _ = Task.Run(() => KeepAsync(question, feed));
            return view;
        }
    }

    /// <summary>A moment on the merchant's wall clock.</summary>
    public DateTime MerchantTime(DateTimeOffset moment) => moment.UtcDateTime + _pulse.MerchantOffset;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _stopping.Dispose();
    }

    private async Task KeepAsync(object question, ILiveFeed feed)
    {
        var stopping = _stopping.Token;
        var watchedAt = _time.GetTimestamp();
        try
        {
            while (true)
            {
                var pause = await feed.RefreshAsync(stopping);
                if (feed.IsWatched) watchedAt = _time.GetTimestamp();
                else if (_time.GetElapsedTime(watchedAt) >= Linger && Forget(question, feed)) return;
                await Task.Delay(pause, _time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    // Nobody can begin to watch it between the look and the removal.
    private bool Forget(object question, ILiveFeed feed)
    {
        lock (_gate) return !feed.IsWatched && _feeds.Remove(question);
    }
}
