using Akka.Actor;
using Akka.Persistence;
using MultiMarket.Actors.Events;
using MultiMarket.Actors.Persistence;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using static MultiMarket.Actors.Channels.ChannelProtocol;

namespace MultiMarket.Actors.Channels;

/// <summary>
/// A part of a channel that remembers what it was told: its state is the sum of its events. Its channel hears when it loses its journal and
/// when it has it again. Without the journal it ends once an event must be kept, and its parent brings it back.
/// </summary>
/// <typeparam name="TEvent">Its events.</typeparam>
internal abstract class ChannelPartActor<TEvent> : ReceivePersistentActor
    where TEvent : IMarketEvent
{
    private const int EventsPerSnapshot = 100;

    private readonly Channel _channel;
    private readonly ChannelPart _part;
    private readonly string _name;
    private readonly string _instance;

    protected ChannelPartActor(Channel channel, ChannelPart part, string instance)
    {
        (_channel, _part, _instance) = (channel, part, instance);
        _name = part == ChannelPart.Ingestion ? "intake" : "simulator";
        Command<GetAudit>(_ => Sender.Tell(new Audit(Commands)));
        Command<SaveSnapshotSuccess>(saved => DeleteSnapshots(new SnapshotSelectionCriteria(saved.Metadata.SequenceNr - 1)));
        Command<DeleteSnapshotsSuccess>(_ => { });
    }

    public override string PersistenceId => $"{_name}-{_instance}-{_channel.Name}";

    /// <summary>Why the journal cannot be used; null while it can.</summary>
    protected string? Lost { get; private set; }

    /// <summary>What is told to those whose command could not be kept.</summary>
    protected string Refusal => $"The {_name} of {_channel.Name} waits for its journal ({Lost}); the command was not carried out";

    /// <summary>The state, as it is kept in snapshots.</summary>
    protected abstract IMarketEvent State { get; }

    /// <summary>The last commands.</summary>
    protected abstract IReadOnlyList<CommandRecord> Commands { get; }

    /// <summary>Adds an event to the state.</summary>
    protected abstract void Apply(TEvent e);

    /// <summary>Keeps an event, adds it to the state, and then goes on.</summary>
    protected void Keep(TEvent e, Action then) => Persist(e, kept =>
    {
        Apply(kept);
        Context.Parent.Tell(JournalWritten.Instance);
        if (kept is ICommanded command) Context.System.EventStream.Publish(new EventFeedProtocol.CommandCarriedOut(_channel, _part, command));
        then();
        if (LastSequenceNr % EventsPerSnapshot == 0) SaveSnapshot(State);
    });

    /// <summary>The journal cannot be used.</summary>
    protected virtual void Lose(Exception cause)
    {
        Lost = JournalTrouble.Describe(cause);
        Context.Parent.Tell(new JournalLost(Lost));
    }

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        Lose(cause);
        if (@event is ICommanded) Sender.Tell(new Status.Failure(new ControlException(Refusal)));
    }

    // Going on would leave a command without its event.
    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        OnPersistFailure(cause, @event, sequenceNr);
        Context.Stop(Self);
    }

    protected override void OnRecoveryFailure(Exception reason, object? message = null) => Lose(reason);
}
