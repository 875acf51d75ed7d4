using MultiMarket.Domain.Control;
using MultiMarket.Domain.Status;

namespace MultiMarket.Dashboard.Live;

/// <summary>The state of the system, asked for at most once in <see cref="Interval"/> however many questions depend on it.</summary>
internal sealed class StatusPulse(IMarketControl market, TimeProvider time)
{
    /// <summary>How old a state may be.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private Task<SystemStatus>? _latest;
    private long _askedAt;
    private long _merchantOffsetTicks;

    /// <summary>How far the merchant's wall clock is from UTC, as the system last said.</summary>
    public TimeSpan MerchantOffset => TimeSpan.FromTicks(Volatile.Read(ref _merchantOffsetTicks));

    /// <summary>The state as of less than <see cref="Interval"/> ago.</summary>
    /// <exception cref="TimeoutException">The system does not answer.</exception>
    public Task<SystemStatus> GetAsync()
    {
        lock (_gate)
        {
            if (_latest is { } latest && (!latest.IsCompleted || time.GetElapsedTime(_askedAt) < Interval)) return latest;
            _askedAt = time.GetTimestamp();
            // Shared by everybody who asks, hence cancelled with none of them.
            return _latest = AskAsync();
        }
    }

    private async Task<SystemStatus> AskAsync()
    {
        var status = await market.GetStatusAsync(CancellationToken.None);
        Volatile.Write(ref _merchantOffsetTicks, (status.MerchantTime - status.GeneratedAt.UtcDateTime).Ticks);
        return status;
    }
}
