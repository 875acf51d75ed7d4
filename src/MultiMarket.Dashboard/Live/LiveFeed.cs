using Microsoft.Extensions.Logging;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Dashboard.Live;

/// <summary>
/// Keeps one question answered for its viewers: computes when something that it depends on has changed, at most once a second, and
/// tells the viewers when the answer differs. Without viewers it computes nothing and soon ends.
/// </summary>
internal sealed class LiveFeed<TAnswer>(ILiveQuestion<TAnswer> question, LiveSources sources, StatusPulse pulse, TimeProvider time, ILogger log) : ILiveFeed
    where TAnswer : class
{
    /// <summary>The least time between two computations.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    // A question that costs much may occupy the warehouse for a quarter of the time at most.
    private const int RestPerWork = 3;

    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly List<LiveView<TAnswer>> _views = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Snapshot<TAnswer> _current = new(null, default);
    private object? _answeredFor;

    public Snapshot<TAnswer> Current => Volatile.Read(ref _current);

    /// <summary>Completes with the first answer or failure.</summary>
    public Task First => _first.Task;

    public bool IsWatched
    {
        get
        {
            lock (_gate) return _views.Count > 0;
        }
    }

    public void Add(LiveView<TAnswer> view)
    {
        lock (_gate) _views.Add(view);
    }

    public void Remove(LiveView<TAnswer> view)
    {
        lock (_gate) _views.Remove(view);
    }

    /// <summary>Refreshes once where there is need, and tells the viewers when that takes long.</summary>
    /// <returns>How long to wait before the next look.</returns>
    public async Task<TimeSpan> RefreshAsync(CancellationToken cancellationToken)
    {
        if (!IsWatched) return StatusPulse.Interval;
        var before = Current;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var refreshed = RefreshOnceAsync(cancellationToken);
        if (await Task.WhenAny(refreshed, Task.Delay(AnswerState.Patience, time, done.Token)) != refreshed && !before.Overdue
            && Interlocked.CompareExchange(ref _current, before with { Overdue = true }, before) == before) Notify();
        await done.CancelAsync();
        return await refreshed;
    }

    private async Task<TimeSpan> RefreshOnceAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            var status = await pulse.GetAsync();
            var dependsOn = question.DependsOn(status);
            if (Current.IsCurrent && dependsOn.Equals(_answeredFor))
            {
                Volatile.Write(ref _current, Current with { At = status.GeneratedAt });
                return StatusPulse.Interval;
            }

            var answer = await question.AnswerAsync(sources, status, cancellationToken);
            var value = answer.Equals(Current.Value) ? Current.Value : answer;
            Publish(new Snapshot<TAnswer>(value, status.GeneratedAt));
            _answeredFor = dependsOn;
        }
        catch (Exception e) when (e is WarehouseUnavailableException or TimeoutException)
        {
            Publish(Current with { Trouble = e.Message, Overdue = false });
            return RetryAfterFailure;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "A question of the dashboard could not be answered: {Question}", question.GetType().Name);
            Publish(Current with { Trouble = e.Message, Overdue = false });
            return RetryAfterFailure;
        }

        var rest = time.GetElapsedTime(started) * RestPerWork;
        return rest > Pace ? rest : Pace;
    }

    // Viewers are told of everything but the passing of time.
    private void Publish(Snapshot<TAnswer> next)
    {
        var before = Current;
        Volatile.Write(ref _current, next);
        _first.TrySetResult();
        if (next != before with { At = next.At }) Notify();
    }

    private void Notify()
    {
        LiveView<TAnswer>[] views;
        lock (_gate) views = [.. _views];
        foreach (var view in views) view.Notify();
    }
}
