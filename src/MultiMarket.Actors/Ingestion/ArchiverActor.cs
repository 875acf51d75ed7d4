using Akka.Actor;
using MultiMarket.Actors.Events;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>
/// Moves files out of the source folder once their fate is durable. The move is last on purpose: a crash before it leaves the file in
/// its source folder, and the key of the order makes the second insert harmless.
/// </summary>
internal sealed class ArchiverActor : ReceiveActor
{
    // A single file may be held fast by its own permissions; that many in a row say that the archive does not take any. Where only
    // rejected files cannot be moved, the others flow on.
    private const int FailuresThatTell = 32;

    private readonly Channel _channel;
    private readonly IOrderFolders _folders;
    private readonly TimeZoneInfo _zone;
    private int _failuresInARow;

    public ArchiverActor(Channel channel, IOrderFolders folders, TimeZoneInfo zone)
    {
        (_channel, _folders, _zone) = (channel, folders, zone);
        Receive<OrderInserted>(order => Context.Parent.Tell(Move(
            order.Arrival,
            order.Duplicate ? FileFate.Duplicate : FileFate.Inserted,
            () => _folders.Archive(_channel, order.Arrival.File, order.Stamp, ReceptionDay(order.Arrival)))));
        Receive<OrderRejected>(order =>
        {
            var ended = Move(order.Arrival, FileFate.Rejected, () => _folders.Reject(_channel, order.Arrival.File, order.Stamp, order.Rejection));
            if (ended is OrderArchived) Context.System.EventStream.Publish(new EventFeedProtocol.FileMovedToRejected(_channel, order.Rejection));
            Context.Parent.Tell(ended);
        });
    }

    protected override void PreRestart(Exception reason, object message)
    {
        var failed = message switch
        {
            OrderInserted order => new FileFailed(order.Arrival, BatchSize: 1, reason, order.Stamp),
            OrderRejected order => new FileFailed(order.Arrival, BatchSize: 1, reason, order.Stamp),
            _ => null,
        };
        if (failed is not null) Context.Parent.Tell(failed);
        if (_failuresInARow >= FailuresThatTell) Context.Parent.Tell(new MovesChanged(Fail: false));
        base.PreRestart(reason, message!);
    }

    private IOfferEnded Move(FileArrived arrival, FileFate fate, Func<MoveOutcome> move)
    {
        MoveOutcome outcome;
        try
        {
            outcome = move();
            if (fate != FileFate.Rejected) Note(failed: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (fate != FileFate.Rejected) Note(failed: true);
            return new FileDeferred(arrival, e.Message);
        }

        return outcome switch
        {
            // Its order was stored here, and another host that shares the folder has archived the file.
            MoveOutcome.Gone when fate == FileFate.Inserted => new OrderArchived(arrival, fate),
            MoveOutcome.Gone => new FileGone(arrival),
            MoveOutcome.Changed => new FileNotReady(arrival, Observed: null),
            _ => new OrderArchived(arrival, fate),
        };
    }

    private void Note(bool failed)
    {
        var before = _failuresInARow;
        _failuresInARow = failed ? before + 1 : 0;
        if (before >= FailuresThatTell != _failuresInARow >= FailuresThatTell) Context.Parent.Tell(new MovesChanged(failed));
    }

    private DateOnly ReceptionDay(FileArrived arrival) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(arrival.SeenAt, _zone).DateTime);
}
