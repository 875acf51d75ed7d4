using Akka.Actor;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Reads a file and judges it by the order contract; owns nothing but its read buffer.</summary>
internal sealed class ValidatorActor : ReceiveActor
{
    private readonly Channel _channel;
    private readonly IOrderFolders _folders;
    private readonly OrderParser _parser;
    private readonly TimeSpan _settleTime;
    private readonly TimeProvider _time;
    private byte[] _buffer = new byte[8 * 1024];
    private FileStamp? _read;

    public ValidatorActor(Channel channel, IOrderFolders folders, OrderParser parser, IngestionSettings settings, TimeProvider time)
    {
        (_channel, _folders, _parser, _settleTime, _time) = (channel, folders, parser, settings.SettleTime, time);
        Receive<FileArrived>(arrival => Context.Parent.Tell(Validate(arrival)));
    }

    protected override void PreRestart(Exception reason, object message)
    {
        if (message is FileArrived arrival) Context.Parent.Tell(new FileFailed(arrival, BatchSize: 1, reason, _read));
        base.PreRestart(reason, message);
    }

    private object Validate(FileArrived arrival)
    {
        FileContent content;
        _read = null;
        try
        {
            content = _folders.Read(_channel, arrival.File, ref _buffer);
            _read = content.Stamp;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FileDeferred(arrival, e.Message);
        }

        return content.Kind switch
        {
            FileContentKind.Gone => new FileGone(arrival),
            FileContentKind.NotRegular => new FileIgnored(arrival),
            FileContentKind.Changing => new FileNotReady(arrival, Readiness.Observe(content.Stamp, arrival.Previous, Moment.Now(_time))),
            FileContentKind.TooLarge => Incomplete(arrival, content.Stamp, OrderParser.TooLarge(content.Stamp.Length)),
            _ => Judge(arrival, content.Stamp, _parser.Read(_buffer.AsSpan(0, content.Length), _channel)),
        };
    }

    private object Judge(FileArrived arrival, FileStamp stamp, OrderReading reading) => reading switch
    {
        { Order: { } order, Fingerprint: { } fingerprint } => new OrderValidated(arrival, stamp, new ReceivedOrder(order, arrival.File, fingerprint, arrival.SeenAt, stamp, arrival.Attempt)),
        { IsSyntaxError: true } => Incomplete(arrival, stamp, reading),
        _ => Reject(arrival, stamp, reading),
    };

    private object Incomplete(FileArrived arrival, FileStamp stamp, OrderReading reading)
    {
        var now = Moment.Now(_time);
        return Readiness.MayStillGrow(stamp, arrival.Previous, now, _settleTime)
            ? new FileNotReady(arrival, Readiness.Observe(stamp, arrival.Previous, now))
            : Reject(arrival, stamp, reading);
    }

    private OrderRejected Reject(FileArrived arrival, FileStamp stamp, OrderReading reading) =>
        new(arrival, stamp, new Rejection(arrival.File, _channel.Folder, _time.GetUtcNow(), Attempts: 1, reading.Violations, reading.Line, reading.Column));
}
