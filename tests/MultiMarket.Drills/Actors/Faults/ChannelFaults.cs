using Akka.Actor;
using MultiMarket.Actors;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ingestion;
using static MultiMarket.Actors.Channels.ChannelProtocol;
using static MultiMarket.Drills.Actors.Strikes;

namespace MultiMarket.Drills.Actors;

/// <summary>How the channels, the simulator and the intake are made to fail on each of their messages.</summary>
internal static class ChannelFaults
{
    private static readonly TickRange Rate = new(TimeSpan.FromHours(1), TimeSpan.FromHours(2));

    public static IReadOnlyList<ActorFaults> All { get; } =
    [
        new(typeof(ChannelsActor), "channels")
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["IChannelCommand"] = Told(StruckActor.Hollow(typeof(Pause))),
                ["CountOrders"] = Calling(nameof(IOrderStore.CountAsync)),
                ["OrdersCounted"] = Afterwards(),
                ["CountFailed"] = Afterwards(),
                ["Terminated"] = Bereft("channels/web"),
                ["Due"] = Told(new Respawn.Due("web")),
                ["Drain"] = Afterwards(),

                // The third channel that is drained makes it answer.
                ["Drained"] = Told(_ => Drain.Instance, _ => Saboteur.Create()),
            },
        },
        new(typeof(ChannelActor), "channels/web")
        {
            // What concerns the simulator is refused, and the refusal reaches nobody.
            Simulate = false,
            Strikes = new Dictionary<string, Strike>
            {
                ["Pause"] = Unanswerable(new Pause(Channel.Web, ChannelPart.Simulation, "drill")),
                ["Resume"] = Unanswerable(new Resume(Channel.Web, ChannelPart.Simulation, "drill")),
                ["SetRate"] = Unanswerable(new SetRate(Channel.Web, Rate, "drill")),
                ["Emit"] = Unanswerable(new Emit(Channel.Web, 1, "drill")),
                ["GetAudit"] = Unanswerable(new GetAudit(Channel.Web, ChannelPart.Simulation)),
            },
        },
        new(typeof(ChannelActor), "channels/web")
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["FindFiles"] = Afterwards(new FindFiles(Channel.Web, ["a.json"])),
                ["Backfill"] = Afterwards(new Backfill(1)),
                ["BackfillBegun"] = Afterwards(),
                ["SetIntake"] = Afterwards(new SetIntake(Paused: false, ActorRefs.Nobody)),
                ["JournalLost"] = Unanswerable(new JournalLost("drill")),
                ["JournalFound"] = Unanswerable(),
                ["JournalWritten"] = Unanswerable(),
                ["Quiet"] = Hollow,
                ["ChainWanted"] = Unanswerable(),
                ["ChainReady"] = Afterwards(new IngestionProtocol.ChainReady(ActorRefs.Nobody)),
                ["Drain"] = Afterwards(),
                ["Drained"] = Afterwards(),
                ["Terminated"] = Bereft("channels/web/chain"),
                ["Due"] = Told(new Respawn.Due("watcher")),
            },
        },
        new(typeof(ChannelSimulatorActor), "channels/web/simulator")
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["Tick"] = Calling(nameof(IOrderFolders.Write)),
                ["WriteNext"] = Calling(nameof(IOrderFolders.Write), new Emit(Channel.Web, 3, "drill")),
                ["Pause"] = Calling(nameof(TimeProvider.GetUtcNow), new Pause(Channel.Web, ChannelPart.Simulation, "drill")),
                ["Resume"] = Calling(nameof(TimeProvider.GetUtcNow), new Resume(Channel.Web, ChannelPart.Simulation, "drill")),
                ["SetRate"] = Calling(nameof(TimeProvider.GetUtcNow), new SetRate(Channel.Web, Rate, "drill")),
                ["Emit"] = Calling(nameof(TimeProvider.GetUtcNow), new Emit(Channel.Web, 1, "drill")),
                ["Backfill"] = Afterwards(new Backfill(3)),
                ["GetAudit"] = Unanswerable(new GetAudit(Channel.Web, ChannelPart.Simulation)),

                // Who waits for orders hears that they are not written.
                ["Drain"] = actor =>
                {
                    actor.Ref.Tell(new Emit(Channel.Web, 10_000, "drill"), Saboteur.Create());
                    actor.Ref.Tell(Drain.Instance, ActorRefs.NoSender);
                    return Task.CompletedTask;
                },
                ["SaveSnapshotSuccess"] = Hollow,
                ["DeleteSnapshotsSuccess"] = Afterwards(),
            },
        },
        new(typeof(IntakeActor), "channels/web/intake")
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["Pause"] = Calling(nameof(TimeProvider.GetUtcNow), new Pause(Channel.Web, ChannelPart.Ingestion, "drill")),
                ["Resume"] = Calling(nameof(TimeProvider.GetUtcNow), new Resume(Channel.Web, ChannelPart.Ingestion, "drill")),
                ["GetAudit"] = Unanswerable(new GetAudit(Channel.Web, ChannelPart.Ingestion)),
                ["SaveSnapshotSuccess"] = Hollow,
                ["DeleteSnapshotsSuccess"] = Afterwards(),
            },
        },
    ];
}
