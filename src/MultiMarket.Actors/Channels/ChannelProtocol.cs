using Akka.Actor;
using MultiMarket.Actors.Persistence;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ledger;

namespace MultiMarket.Actors.Channels;

/// <summary>What can be asked of a channel. Every command says who gave it and is answered by <see cref="CommandDone"/> or a failure.</summary>
internal static class ChannelProtocol
{
    /// <summary>A command for one channel.</summary>
    public interface IChannelCommand
    {
        /// <summary>The channel.</summary>
        Channel Channel { get; }
    }

    /// <summary>Pause a part of the channel.</summary>
    public sealed record Pause(Channel Channel, ChannelPart Part, string Who) : IChannelCommand;

    /// <summary>Take a pause back.</summary>
    public sealed record Resume(Channel Channel, ChannelPart Part, string Who) : IChannelCommand;

    /// <summary>Write orders at another rate.</summary>
    public sealed record SetRate(Channel Channel, TickRange Rate, string Who) : IChannelCommand;

    /// <summary>Write orders at once.</summary>
    public sealed record Emit(Channel Channel, int Orders, string Who) : IChannelCommand;

    /// <summary>Asks a part for its last commands; answered by <see cref="Audit"/> or a failure.</summary>
    public sealed record GetAudit(Channel Channel, ChannelPart Part) : IChannelCommand;

    /// <summary>The last commands of a part, oldest first.</summary>
    public sealed record Audit(IReadOnlyList<CommandRecord> Commands);

    /// <summary>Asks for files that are being worked on, by their names; answered by <see cref="FilesFound"/> or a failure.</summary>
    public sealed record FindFiles(Channel Channel, IReadOnlyCollection<string> Names) : IChannelCommand;

    /// <summary>Those that are.</summary>
    public sealed record FilesFound(IReadOnlyList<FileInFlight> Files);

    /// <summary>The intake is to be paused or not, from the start or because <paramref name="Requester"/> asked for it.</summary>
    public sealed record SetIntake(bool Paused, IActorRef Requester);

    /// <summary>The sender ends because its journal cannot be used.</summary>
    public sealed record JournalLost(string Reason);

    /// <summary>The sender has recovered from its journal: it can be read.</summary>
    public sealed record JournalFound
    {
        public static JournalFound Instance { get; } = new();
    }

    /// <summary>The sender has written to its journal.</summary>
    public sealed record JournalWritten
    {
        public static JournalWritten Instance { get; } = new();
    }

    /// <summary>Write a history over the last 24 months; answered by <see cref="BackfillBegun"/> once a crash cannot undo it.</summary>
    public sealed record Backfill(int Orders);

    /// <summary>The history is under way, or was written before.</summary>
    public sealed record BackfillBegun
    {
        public static BackfillBegun Instance { get; } = new();
    }

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
