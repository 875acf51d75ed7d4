using System.Globalization;
using MultiMarket.Domain.Ingestion;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace MultiMarket.Warehouse.Availability;

/// <summary>
/// The order store of all channels: during an outage it fails at once instead of letting every batch wait for a time-out, and tries
/// again after a back-off. It prepares the warehouse before the first batch, again after each outage, and from time to time, since people
/// drop collections and indexes.
/// </summary>
internal sealed class ResilientOrderStore : IOrderStore
{
    private const long NotPrepared = long.MinValue;
    private static readonly TimeSpan FirstBreak = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan PreparedFor = TimeSpan.FromMinutes(1);

    // Longer than a busy server takes to count, shorter than the time for which people believe a status that says nothing is wrong.
    private static readonly TimeSpan SignOfLifeTimeout = TimeSpan.FromSeconds(10);

    private readonly IOrderStore _inner;
    private readonly Func<CancellationToken, Task> _prepare;
    private readonly WarehouseState _state;
    private readonly TimeProvider _time;
    private readonly Limit _operation;
    private readonly Limit _signOfLife;
    private readonly ResiliencePipeline _breaker;
    private long _preparedAt = NotPrepared;

    /// <param name="inner">The store proper.</param>
    /// <param name="prepare">Makes the warehouse ready for orders; to be repeated at will.</param>
    /// <param name="state">Told of every success and failure.</param>
    /// <param name="options">Gives the time-out of an operation.</param>
    /// <param name="time">The clock of back-off and time-outs.</param>
    public ResilientOrderStore(IOrderStore inner, Func<CancellationToken, Task> prepare, WarehouseState state, WarehouseOptions options, TimeProvider time)
    {
        (_inner, _prepare, _state, _time) = (inner, prepare, state, time);
        _operation = Limit.Of(options.OperationTimeout, time);
        _signOfLife = Limit.Of(options.OperationTimeout < SignOfLifeTimeout ? options.OperationTimeout : SignOfLifeTimeout, time);
        _breaker = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                // Failures of single orders never come here, so that one among a thousand batches is telling enough.
                FailureRatio = 0.001,
                MinimumThroughput = 2,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDurationGenerator = arguments => new(BreakFor(arguments.HalfOpenAttempts, Random.Shared.NextDouble())),
                ShouldHandle = new PredicateBuilder().Handle<WarehouseUnavailableException>(),
            })
            .Build();
    }

    public Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken) =>
        GuardAsync(write: true, token => StorePreparedAsync(orders, token), cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        GuardAsync(write: false, _inner.CountAsync, cancellationToken);

    /// <summary>Makes another write than that of orders, under the same circuit breaker and time-out.</summary>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    public Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken) => GuardAsync(write: true, operation, cancellationToken);

    /// <summary>Asks the warehouse for a sign of life, open circuit or not, and records the answer.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TimedAsync(write: false, _inner.CountAsync, _signOfLife, cancellationToken);
        }
        catch (WarehouseUnavailableException)
        {
            // The state has it.
        }
    }

    /// <summary>How long the circuit stays open: twice as long each time, and never the same for two hosts.</summary>
    /// <param name="attempts">Attempts since the circuit opened.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    internal static TimeSpan BreakFor(int attempts, double chance)
    {
        var full = Math.Min(FirstBreak.TotalSeconds * Math.Pow(2, attempts), LongestBreak.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (chance / 2)));
    }

    private async Task<T> GuardAsync<T>(bool write, Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await _breaker.ExecuteAsync(async token => await TimedAsync(write, operation, _operation, token), cancellationToken);
        }
        catch (BrokenCircuitException open)
        {
            throw _state.Exception(open);
        }
        catch (WarehouseUnavailableException failure)
        {
            throw _state.Exception(failure);
        }
    }

    private async Task<T> TimedAsync<T>(bool write, Func<CancellationToken, Task<T>> operation, Limit limit, CancellationToken cancellationToken)
    {
        try
        {
            var result = await limit.Timer.ExecuteAsync(async token => await operation(token), cancellationToken);
            _state.Succeeded(write);
            return result;
        }
        catch (Exception failure) when (failure is WarehouseUnavailableException or TimeoutRejectedException)
        {
            Volatile.Write(ref _preparedAt, NotPrepared);
            var trouble = failure is TimeoutRejectedException
                ? string.Create(CultureInfo.InvariantCulture, $"it did not answer within {limit.Time.TotalSeconds:0.#} s")
                : failure.Message;
            _state.Failed(write, trouble);
            throw new WarehouseUnavailableException(trouble, failure);
        }
    }

    private async Task<IReadOnlyList<StoreOutcome>> StorePreparedAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken)
    {
        var preparedAt = Volatile.Read(ref _preparedAt);
        if (preparedAt == NotPrepared || _time.GetElapsedTime(preparedAt) > PreparedFor)
        {
            await _prepare(cancellationToken);
            Volatile.Write(ref _preparedAt, _time.GetTimestamp());
        }

        return await _inner.StoreAsync(orders, cancellationToken);
    }

    private sealed record Limit(TimeSpan Time, ResiliencePipeline Timer)
    {
        public static Limit Of(TimeSpan time, TimeProvider clock) => new(time, new ResiliencePipelineBuilder { TimeProvider = clock }.AddTimeout(time).Build());
    }
}
