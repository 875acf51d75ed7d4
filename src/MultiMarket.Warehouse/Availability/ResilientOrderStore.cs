using System.Globalization;
using MultiMarket.Domain.Ingestion;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace MultiMarket.Warehouse.Availability;

/// <summary>
/// The order store of all channels: during an outage it fails at once instead of letting every batch wait for a time-out, and tries
/// again after a back-off. It prepares the warehouse before the first batch, and again after each outage.
/// </summary>
internal sealed class ResilientOrderStore : IOrderStore
{
    private static readonly TimeSpan FirstBreak = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromSeconds(5);

    private readonly IOrderStore _inner;
    private readonly Func<CancellationToken, Task> _prepare;
    private readonly WarehouseState _state;
    private readonly TimeSpan _timeout;
    private readonly ResiliencePipeline _breaker;
    private readonly ResiliencePipeline _timer;
    private volatile bool _prepared;

    /// <param name="inner">The store proper.</param>
    /// <param name="prepare">Makes the warehouse ready for orders; to be repeated at will.</param>
    /// <param name="state">Told of every success and failure.</param>
    /// <param name="options">Gives the time-out of an operation.</param>
    /// <param name="time">The clock of back-off and time-outs.</param>
    public ResilientOrderStore(IOrderStore inner, Func<CancellationToken, Task> prepare, WarehouseState state, WarehouseOptions options, TimeProvider time)
    {
        (_inner, _prepare, _state, _timeout) = (inner, prepare, state, options.OperationTimeout);
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
        _timer = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(_timeout)
            .Build();
    }

    public Task<IReadOnlyList<StoreOutcome>> StoreAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken) =>
        GuardAsync(write: true, token => StorePreparedAsync(orders, token), cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        GuardAsync(write: false, _inner.CountAsync, cancellationToken);

    /// <summary>Asks the warehouse for a sign of life, open circuit or not, and records the answer.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TimedAsync(write: false, _inner.CountAsync, cancellationToken);
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
            return await _breaker.ExecuteAsync(async token => await TimedAsync(write, operation, token), cancellationToken);
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

    private async Task<T> TimedAsync<T>(bool write, Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            var result = await _timer.ExecuteAsync(async token => await operation(token), cancellationToken);
            _state.Succeeded(write);
            return result;
        }
        catch (Exception failure) when (failure is WarehouseUnavailableException or TimeoutRejectedException)
        {
            _prepared = false;
            var trouble = failure is TimeoutRejectedException
                ? string.Create(CultureInfo.InvariantCulture, $"it did not answer within {_timeout.TotalSeconds:0.#} s")
                : failure.Message;
            _state.Failed(write, trouble);
            throw new WarehouseUnavailableException(trouble, failure);
        }
    }

    private async Task<IReadOnlyList<StoreOutcome>> StorePreparedAsync(IReadOnlyList<ReceivedOrder> orders, CancellationToken cancellationToken)
    {
        if (!_prepared)
        {
            await _prepare(cancellationToken);
            _prepared = true;
        }
        return await _inner.StoreAsync(orders, cancellationToken);
    }
}
