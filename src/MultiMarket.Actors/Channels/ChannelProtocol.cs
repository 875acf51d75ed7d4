using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;

namespace MultiMarket.Actors.Channels;

/// <summary>What can be asked of a channel. Every command is answered by <see cref="CommandDone"/> or a failure.</summary>
internal static class ChannelProtocol
{
    /// <summary>A command for one channel.</summary>
    public interface IChannelCommand
    {
        /// <summary>The channel.</summary>
        Channel Channel { get; }
    }

    /// <summary>Pause a part of the channel.</summary>
    public sealed record Pause(Channel Channel, ChannelPart Part) : IChannelCommand;

    /// <summary>Take a pause back.</summary>
    public sealed record Resume(Channel Channel, ChannelPart Part) : IChannelCommand;

    /// <summary>Write orders at another rate.</summary>
    public sealed record SetRate(Channel Channel, TickRange Rate) : IChannelCommand;

    /// <summary>Write orders at once.</summary>
    public sealed record Emit(Channel Channel, int Orders) : IChannelCommand;

    /// <summary>Write a history over the last 24 months; not answered.</summary>
    public sealed record Backfill(int Orders);

    /// <summary>The command was carried out.</summary>
    public sealed record CommandDone(Channel Channel);

    /// <summary>Simulators stop, files in flight are brought to an end; answered by <see cref="Drained"/>.</summary>
    public sealed record Drain
    {
        public static Drain Instance { get; } = new();
    }

    /// <summary>Nothing is in flight any more.</summary>
    public sealed record Drained
    {
        public static Drained Instance { get; } = new();
    }
}
