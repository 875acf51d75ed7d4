using Akka.Actor;
using Akka.Event;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Has rejections kept in the journal before their files are moved; those that come while it writes go with the next write.</summary>
// Idle --rejection--> Writing --kept--> Idle
//                        \--warehouse away--> Waiting --back-off--> Writing
internal sealed class RegistrarActor : ReceiveActor, IWithTimers
{
    private const int MostAtOnce = 1_000;

    private readonly Channel _channel;
    private readonly IFileJournal _journal;
    private readonly BackOff _backOff;
    private readonly ILoggingAdapter _log = Context.GetLogger();

    // By file, because a file that waits long is offered again, and its last rejection is the one that is waited for.
    private readonly Dictionary<string, OrderRejected> _pending = new(StringComparer.Ordinal);
    private IReadOnlyList<OrderRejected> _writing = [];

    public RegistrarActor(Channel channel, IFileJournal journal, IngestionSettings settings)
    {
        (_channel, _journal) = (channel, journal);
        _backOff = new BackOff(settings.MinBackOff, settings.MaxBackOff);
        Receive<OrderRejected>(Accept);
        Receive<Kept>(_ => Finish(), m => m.Rejections == _writing);
        Receive<NotKept>(Fail, m => m.Rejections == _writing);
        Receive<Kept>(_ => { }); // of an earlier incarnation
        Receive<NotKept>(_ => { });
        Receive<Retry>(_ => Write());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreRestart(Exception reason, object message)
    {
        if (message is OrderRejected culprit) Context.Parent.Tell(new FileFailed(culprit.Arrival, BatchSize: 1, reason, culprit.Stamp));
        foreach (var rejection in _writing.Concat(_pending.Values))
            if (!ReferenceEquals(rejection, message)) Context.Parent.Tell(new FileReturned(rejection.Arrival));
        base.PreRestart(reason, message);
    }

    private void Accept(OrderRejected rejection)
    {
        _pending[rejection.Arrival.File] = rejection;
        if (_writing.Count == 0) Begin();
    }

    private void Begin()
    {
        if (_pending.Count == 0) return;
        _writing = [.. _pending.Values.Take(MostAtOnce)];
        foreach (var rejection in _writing) _pending.Remove(rejection.Arrival.File);
        Write();
    }

    private void Write()
    {
        var rejections = _writing;
        if (rejections.Count == 0) return;
        _journal.RecordAsync([.. rejections.Select(r => Rejections.Record(_channel, r))], CancellationToken.None).PipeTo(
            Self,
            success: () => new Kept(rejections),
            failure: cause => new NotKept(rejections, cause));
    }

    private void Finish()
    {
        _backOff.Reset();
        foreach (var rejection in _writing) Context.Parent.Tell(rejection with { Recorded = true });
        _writing = [];
        Begin();
    }

    private void Fail(NotKept failed)
    {
        if (failed.Cause is WarehouseUnavailableException)
        {
            Timers.StartSingleTimer(Retry.Instance, Retry.Instance, _backOff.Next());
            return;
        }

        // The reason file says the same; a journal that cannot take it is no ground to hold the files up.
        _log.Warning(failed.Cause, "The journal of {0} lacks {1} rejected files, such as {2}", _channel.Name, _writing.Count, _writing[0].Arrival.File);
        Finish();
    }

    private sealed record Kept(IReadOnlyList<OrderRejected> Rejections);

    private sealed record NotKept(IReadOnlyList<OrderRejected> Rejections, Exception Cause);

    private sealed record Retry
    {
        public static Retry Instance { get; } = new();
    }
}
