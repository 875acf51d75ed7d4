using System.Runtime.ExceptionServices;
using Akka.Actor;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>
/// Gathers valid orders and stores them in batches; owns the orders that are on their way into the warehouse. While one full batch is
/// being written the next one is sent, so that neither side waits for the other.
/// </summary>
// A batch: Gathering --full or flush--> Storing --stored--> told
//                                          \--warehouse away--> Waiting --back-off--> Storing
internal sealed class InserterActor : ReceiveActor, IWithTimers
{
    private const int BatchesAtOnce = 2;

    private readonly IOrderStore _store;
    private readonly IngestionSettings _settings;
    private readonly TimeProvider _time;
    private readonly InserterTally _tally;
    private readonly Queue<OrderValidated> _pending = new();
    private readonly List<OrderBatch> _batches = new(BatchesAtOnce);
    private readonly BackOff _backOff;
    private bool _away;

    public InserterActor(Channel channel, IOrderStore store, IngestionSettings settings, TimeProvider time, IActorRef statistics)
    {
        (_store, _settings, _time) = (store, settings, time);
        _tally = new InserterTally(channel, time.GetUtcNow(), statistics, Context.System.EventStream);
        _backOff = new BackOff(settings.MinBackOff, settings.MaxBackOff);
        Receive<OrderValidated>(Accept);
        Receive<Flush>(_ => { if (_batches.Count == 0) StartBatch(); });
        Receive<Retry>(_ => _batches.FindAll(b => b.Progress == BatchProgress.Waiting).ForEach(Store));
        Receive<BatchStored>(Complete, m => _batches.Contains(m.Batch));
        Receive<BatchFailed>(Fail, m => _batches.Contains(m.Batch));
        Receive<BatchStored>(_ => { }); // of a batch that an earlier incarnation began
        Receive<BatchFailed>(_ => { });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    // Only a batch that failed is to blame; the files of all others come back as they were.
    protected override void PreRestart(Exception reason, object message)
    {
        if (message is OrderValidated culprit) Context.Parent.Tell(new FileFailed(culprit.Arrival, BatchSize: 1, reason, culprit.Stamp));
        foreach (var batch in _batches)
            foreach (var order in batch.Orders) Context.Parent.Tell(batch.Progress == BatchProgress.Failed || message is BatchStored stored && stored.Batch == batch
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
        if (_pending.Count >= Math.Min(_settings.BatchSize, order.Arrival.BatchLimit)) StartBatch();
        else AwaitMore();
    }

    // What does not fill a batch grows for as long as another one is on its way.
    private void AwaitMore()
    {
        if (_pending.Count > 0 && _batches.Count == 0 && !Timers.IsTimerActive(Flush.Instance)) Timers.StartSingleTimer(Flush.Instance, Flush.Instance, _settings.FlushInterval);
    }

    private void StartBatch()
    {
        if (_pending.Count == 0 || _batches.Count == BatchesAtOnce || _batches.Exists(b => b.Progress != BatchProgress.Storing)) return;
        Timers.Cancel(Flush.Instance);
        var batch = new OrderBatch();
        while (_pending.TryPeek(out var order) && batch.Admits(order, _settings.BatchSize)) batch.Add(_pending.Dequeue());
        _batches.Add(batch);
        Store(batch);
    }

    private void Store(OrderBatch batch)
    {
        batch.Progress = BatchProgress.Storing;
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
        for (var i = 0; i < stored.Batch.Count; i++) Context.Parent.Tell(OrderBatch.Consequence(stored.Batch.Orders[i], stored.Outcomes[i], now));
        _batches.Remove(stored.Batch);
        _tally.Stored(stored.Batch, stored.Outcomes, now);
        FailWhenAlone();
        if (_pending.Count >= _settings.BatchSize) StartBatch();
        else AwaitMore();
    }

    // An outage says nothing of any order: the batch is kept and stored again. Anything else is for supervision to deal with.
    private void Fail(BatchFailed failed)
    {
        if (failed.Cause is not WarehouseUnavailableException)
        {
            (failed.Batch.Progress, failed.Batch.Failure) = (BatchProgress.Failed, failed.Cause);
            FailWhenAlone();
            return;
        }

        failed.Batch.Progress = BatchProgress.Waiting;
        if (!_away) Context.Parent.Tell(new WarehouseChanged(failed.Cause.Message));
        _away = true;
        FailWhenAlone();
        if (!Timers.IsTimerActive(Retry.Instance)) Timers.StartSingleTimer(Retry.Instance, Retry.Instance, _backOff.Next());
    }

    // A restart forgets every batch, so it is put off until the answer for the other one is there.
    private void FailWhenAlone()
    {
        if (_batches.Exists(b => b.Progress == BatchProgress.Storing)) return;
        if (_batches.Find(b => b.Progress == BatchProgress.Failed) is { Failure: { } cause }) ExceptionDispatchInfo.Throw(cause);
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
