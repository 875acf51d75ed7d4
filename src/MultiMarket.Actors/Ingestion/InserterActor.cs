using System.Runtime.ExceptionServices;
using Akka.Actor;
using MultiMarket.Actors.Events;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Gathers valid orders and stores them in batches, one at a time; owns the orders that are on their way into the warehouse.</summary>
// Collecting --full or flush--> Storing --stored--> Collecting
//                                  \--warehouse away--> Waiting --back-off--> Storing
internal sealed class InserterActor : ReceiveActor, IWithTimers
{
    private readonly Channel _channel;
    private readonly IOrderStore _store;
    private readonly IngestionSettings _settings;
    private readonly TimeProvider _time;
    private readonly IActorRef _statistics;
    private readonly Queue<OrderValidated> _pending = new();
    private readonly BackOff _backOff;
    private readonly DateTime _startedAt;
    private OrderBatch? _storing;
    private bool _away;

    public InserterActor(Channel channel, IOrderStore store, IngestionSettings settings, TimeProvider time, IActorRef statistics)
    {
        (_channel, _store, _settings, _time, _statistics) = (channel, store, settings, time, statistics);
        _backOff = new BackOff(settings.MinBackOff, settings.MaxBackOff);
        _startedAt = time.GetUtcNow().UtcDateTime;
        Receive<OrderValidated>(Accept);
        Receive<Flush>(_ => StartBatch());
        Receive<Retry>(_ => Store());
        Receive<BatchStored>(Complete, m => m.Batch == _storing);
        Receive<BatchFailed>(Fail, m => m.Batch == _storing);
        Receive<BatchStored>(_ => { }); // of a batch that an earlier incarnation began
        Receive<BatchFailed>(_ => { });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreRestart(Exception reason, object message)
    {
        if (message is OrderValidated culprit) Context.Parent.Tell(new FileFailed(culprit.Arrival, BatchSize: 1, reason, culprit.Stamp));
        if (_storing is { } batch)
            foreach (var order in batch.Orders) Context.Parent.Tell(message is BatchFailed or BatchStored
                ? new FileFailed(order.Arrival, batch.Count, reason, order.Stamp)
                : new FileReturned(order.Arrival));
        foreach (var order in _pending)
            if (!ReferenceEquals(order, message)) Context.Parent.Tell(new FileReturned(order.Arrival));
        if (_away) Context.Parent.Tell(new WarehouseChanged(Trouble: null));
        base.PreRestart(reason, message!);
    }

    private void Accept(OrderValidated order)
    {
        _pending.Enqueue(order);
        if (_storing is not null) return;
        if (_pending.Count >= Math.Min(_settings.BatchSize, order.Arrival.BatchLimit)) StartBatch();
        else if (_pending.Count == 1) Timers.StartSingleTimer(Flush.Instance, Flush.Instance, _settings.FlushInterval);
    }

    private void StartBatch()
    {
        if (_storing is not null || _pending.Count == 0) return;
        Timers.Cancel(Flush.Instance);
        var batch = new OrderBatch();
        while (_pending.TryPeek(out var order) && batch.Admits(order, _settings.BatchSize)) batch.Add(_pending.Dequeue());
        _storing = batch;
        Store();
    }

    private void Store()
    {
        if (_storing is not { } batch) return;
        _store.StoreAsync(batch.Received(), CancellationToken.None).PipeTo(
            Self,
            success: outcomes => new BatchStored(batch, outcomes),
            failure: cause => new BatchFailed(batch, cause));
    }

    private void Complete(BatchStored stored)
    {
        if (_away) Context.Parent.Tell(new WarehouseChanged(Trouble: null));
        _away = false;
        _backOff.Reset();
        var now = _time.GetUtcNow();
        // A file that waited while no host ran is measured from the start of this one.
        var lags = new List<double>(stored.Batch.Count);
        for (var i = 0; i < stored.Batch.Count; i++)
        {
            var order = stored.Batch.Orders[i];
            Context.Parent.Tell(OrderBatch.Consequence(order, stored.Outcomes[i], now));
            if (stored.Outcomes[i].Kind == StoreOutcomeKind.Inserted) lags.Add(LagOf(order, now));
        }

        _storing = null;
        if (lags.Count > 0)
        {
            _statistics.Tell(new StatisticsProtocol.LagMeasured(_channel, lags));
            Context.System.EventStream.Publish(new EventFeedProtocol.BatchInserted(stored.Batch, stored.Outcomes, lags.Count, now));
        }

        _statistics.Tell(new StatisticsProtocol.BatchSettled(_channel, stored.Batch.Count, lags.Count, stored.Batch.Latest(stored.Outcomes, now)));
        if (_pending.Count >= _settings.BatchSize) StartBatch();
        else if (_pending.Count > 0) Timers.StartSingleTimer(Flush.Instance, Flush.Instance, _settings.FlushInterval);
    }

    private double LagOf(OrderValidated order, DateTimeOffset now)
    {
        var written = order.Stamp.MayBeReplayed ? order.Arrival.SeenAt.UtcDateTime : order.Stamp.LastWrite;
        var since = written > _startedAt ? written : _startedAt;
        return Math.Max(0, (now.UtcDateTime - since).TotalMilliseconds);
    }

    private void Fail(BatchFailed failed)
    {
        // An outage says nothing of any order: the batch is kept and stored again. Anything else is for supervision to deal with.
        if (failed.Cause is not WarehouseUnavailableException) ExceptionDispatchInfo.Throw(failed.Cause);
        if (!_away) Context.Parent.Tell(new WarehouseChanged(failed.Cause.Message));
        _away = true;
        Timers.StartSingleTimer(Retry.Instance, Retry.Instance, _backOff.Next());
    }

    private sealed record BatchStored(OrderBatch Batch, IReadOnlyList<StoreOutcome> Outcomes);

    private sealed record BatchFailed(OrderBatch Batch, Exception Cause);

    private sealed record Flush
    {
        public static Flush Instance { get; } = new();
    }

    private sealed record Retry
    {
        public static Retry Instance { get; } = new();
    }
}
