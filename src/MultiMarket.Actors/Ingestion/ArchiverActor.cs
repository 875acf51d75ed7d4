using Akka.Actor;
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
    private readonly Channel _channel;
    private readonly IOrderFolders _folders;
    private readonly TimeZoneInfo _zone;

    public ArchiverActor(Channel channel, IOrderFolders folders, TimeZoneInfo zone)
    {
        (_channel, _folders, _zone) = (channel, folders, zone);
        Receive<OrderInserted>(order => Context.Parent.Tell(Move(
            order.Arrival,
            order.Duplicate ? FileFate.Duplicate : FileFate.Inserted,
            () => _folders.Archive(_channel, order.Arrival.File, order.Stamp, ReceptionDay(order.Arrival)))));
        Receive<OrderRejected>(order => Context.Parent.Tell(Move(
            order.Arrival,
            FileFate.Rejected,
            () => _folders.Reject(_channel, order.Arrival.File, order.Stamp, order.Rejection))));
    }

    protected override void PreRestart(Exception reason, object message)
    {
        var arrival = message switch
        {
            OrderInserted order => order.Arrival,
            OrderRejected order => order.Arrival,
            _ => null,
        };
        if (arrival is not null) Context.Parent.Tell(new FileFailed(arrival, BatchSize: 1, reason));
        base.PreRestart(reason, message!);
    }

    private IOfferEnded Move(FileArrived arrival, FileFate fate, Func<MoveOutcome> move)
    {
        MoveOutcome outcome;
        try
        {
            outcome = move();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
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

    private DateOnly ReceptionDay(FileArrived arrival) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(arrival.SeenAt, _zone).DateTime);
}
