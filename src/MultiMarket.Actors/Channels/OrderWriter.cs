using System.Buffers;
using Akka.Event;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Actors.Channels;

/// <summary>Draws simulated orders and writes their files; says so in one line when the disk takes none, and in one when it does again.</summary>
internal sealed class OrderWriter(SimulatorProps props, ILoggingAdapter log)
{
    // A few at a time, so that a large request does not keep commands waiting.
    private const int OrdersPerTurn = 25;

    private readonly ArrayBufferWriter<byte> _file = new(1024);
    private long _written;

    /// <summary>Why the last file could not be written; null if it was.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Writes the file of one order; false if the disk does not take it.</summary>
    public bool TryWrite(long number, bool isHistory)
    {
        try
        {
            Write(number, isHistory);
            if (Trouble is not null) log.Info("The simulator of {0} writes again", props.Channel.Name);
            Trouble = null;
            _written++;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (Trouble is null) log.Warning("The simulator of {0} cannot write and tries again every second: {1}", props.Channel.Name, e.Message);
            Trouble = e.Message;
            return false;
        }
    }

    /// <summary>Writes the next few orders of a request, as far as the numbers last; false if the disk does not take one.</summary>
    public bool TryWrite(OrderRequest request, NumberBlock numbers)
    {
        for (var i = 0; i < OrdersPerTurn && request.Left > 0 && !numbers.IsUsedUp; i++, request.Left--)
            if (!TryWrite(numbers.Take(), request.IsHistory)) return false;
        return true;
    }

    /// <summary>How many files were written since this was asked last.</summary>
    public long TakeWritten()
    {
        var written = _written;
        _written = 0;
        return written;
    }

    private void Write(long number, bool isHistory)
    {
        var now = props.Clock.Now();
        var placedAt = isHistory ? props.Simulation.BackfillDate(props.Channel, number, now) : now;
        var order = props.Simulation.Draw(props.Channel, number, $"{props.Instance}-{number:D6}", placedAt, writtenAt: now);
        _file.ResetWrittenCount();
        OrderFile.Write(order, _file);
        props.Folders.Write(props.Channel, $"{props.Channel.Name}-{props.Instance}-{number:D6}.json", _file.WrittenSpan);
    }
}
