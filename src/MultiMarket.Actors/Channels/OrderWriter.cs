using System.Buffers;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Actors.Channels;

/// <summary>Draws simulated orders and writes their files.</summary>
internal sealed class OrderWriter(SimulatorProps props)
{
    private readonly ArrayBufferWriter<byte> _file = new(1024);

    /// <summary>Why the last file could not be written; null if it was.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Writes the file of one order; false if the disk does not take it.</summary>
    public bool TryWrite(long number, bool isHistory)
    {
        try
        {
            Write(number, isHistory);
            Trouble = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Trouble = e.Message;
            return false;
        }
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
