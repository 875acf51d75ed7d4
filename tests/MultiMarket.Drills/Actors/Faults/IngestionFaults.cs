using Akka.Actor;
using MultiMarket.Actors;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;
using static MultiMarket.Drills.Actors.Strikes;

namespace MultiMarket.Drills.Actors;

/// <summary>How the watcher, the chain and its children are made to fail on each of their messages.</summary>
internal static class IngestionFaults
{
    private const string Chain = "channels/web/chain";

    public static IReadOnlyList<ActorFaults> All { get; } =
    [
        new(typeof(DirectoryWatcherActor), "channels/web/watcher")
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["FolderChanged"] = Calling(nameof(TimeProvider.GetTimestamp)),
                ["Rescan"] = Calling(nameof(IOrderFolders.List)),
                ["RetryDue"] = Calling(nameof(TimeProvider.GetTimestamp)),
                ["CheckDeadlines"] = Calling(nameof(TimeProvider.GetTimestamp)),
                ["Publish"] = Afterwards(),
                ["ChainReady"] = Hollow,
                ["CreditsGranted"] = Calling(nameof(TimeProvider.GetTimestamp), new CreditsGranted(64)),
                ["ChainReset"] = Calling(nameof(TimeProvider.GetTimestamp)),
                ["OrderArchived"] = Hollow,
                ["IOfferEnded"] = Told(StruckActor.Hollow(typeof(FileGone))),
                ["IntakeSet"] = Unanswerable(new IntakeSet(Paused: false)),
                ["FindFiles"] = Unanswerable(new ChannelProtocol.FindFiles(Channel.Web, ["a.json"])),
                ["Drain"] = Unanswerable(),
            },
        },
        new(typeof(ChainActor), Chain)
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["FileArrived"] = While(typeof(ValidatorActor), nameof(IOrderFolders.Read)),
                ["OrderValidated"] = While(typeof(InserterActor), nameof(IOrderStore.StoreAsync)),
                ["OrderInserted"] = While(typeof(ArchiverActor), nameof(IOrderFolders.Archive)),
                ["OrderRejected"] = While(typeof(RegistrarActor), nameof(IFileJournal.RecordAsync), isOrder: false),
                ["FilePoisoned"] = OnPoison,
                ["IOfferEnded"] = WithDeafWatcher(chain => chain.Tell(new FileGone(new FileArrived("gone.json", 1, default, 1)))),
                ["ConnectWatcher"] = Unanswerable(),
                ["WarehouseChanged"] = WithDeafWatcher(chain => chain.Tell(new WarehouseChanged("drill"))),
                ["MovesChanged"] = WithDeafWatcher(chain => chain.Tell(new MovesChanged(Fail: true))),
                ["Terminated"] = WithDeafWatcher(_ => { }, $"{Chain}/validator-1"),
                ["Due"] = Told(new Respawn.Due("inserter")),
            },
        },
        new(typeof(ValidatorActor), $"{Chain}/validator-1")
        {
            Strikes = new Dictionary<string, Strike> { ["FileArrived"] = OnOrder((nameof(IOrderFolders.Read), Throws)) },
        },
        new(typeof(InserterActor), $"{Chain}/inserter")
        {
            Strikes = new Dictionary<string, Strike>
            {
                // A file that failed alone is a batch of its own from then on, which is stored as soon as it comes.
                ["OrderValidated"] = OnOrder((nameof(IOrderStore.StoreAsync), Breaks<IReadOnlyList<StoreOutcome>>), (nameof(IOrderStore.StoreAsync), Throws)),
                ["Flush"] = OnOrder((nameof(IOrderStore.StoreAsync), Throws)),
                ["Retry"] = OnOrder((nameof(IOrderStore.StoreAsync), IsAway<IReadOnlyList<StoreOutcome>>), (nameof(IOrderStore.StoreAsync), Throws)),
                ["BatchStored"] = OnOrder((nameof(TimeProvider.GetUtcNow), Throws)),
                ["BatchFailed"] = OnOrder((nameof(IOrderStore.StoreAsync), Breaks<IReadOnlyList<StoreOutcome>>)),
            },
        },
        new(typeof(RegistrarActor), $"{Chain}/registrar")
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["OrderRejected"] = OnRubbish((nameof(IFileJournal.RecordAsync), Throws)),
                ["Kept"] = While(typeof(ArchiverActor), nameof(IOrderFolders.Reject), isOrder: false),
                ["NotKept"] = actor =>
                {
                    Fail(actor, typeof(ArchiverActor), nameof(IOrderFolders.Reject));
                    return OnRubbish((nameof(IFileJournal.RecordAsync), Breaks<int>))(actor);
                },
                ["Retry"] = OnRubbish((nameof(IFileJournal.RecordAsync), IsAway<int>), (nameof(IFileJournal.RecordAsync), Throws)),
            },
        },
        new(typeof(ArchiverActor), $"{Chain}/archiver")
        {
            Strikes = new Dictionary<string, Strike>
            {
                ["OrderInserted"] = OnOrder((nameof(IOrderFolders.Archive), Throws)),
                ["OrderRejected"] = OnRubbish((nameof(IOrderFolders.Reject), Throws)),
            },
        },
    ];

    // The chain fails while the registrar writes down that a file has failed five times.
    private static Task OnPoison(StruckActor chain)
    {
        for (var attempt = 1; attempt <= 5; attempt++) chain.Tree.Faults.Plan(nameof(IOrderFolders.Read), typeof(ValidatorActor), Throws);
        return While(typeof(RegistrarActor), nameof(IFileJournal.RecordAsync), isOrder: false)(chain);
    }

    // A watcher that takes the first grant and nothing more: the chain fails on whatever makes it speak to it again.
    private static Strike WithDeafWatcher(Action<IActorRef> then, string? killed = null) => async actor =>
    {
        var child = killed is null ? null : await actor.Tree.FindAsync(killed);
        actor.Ref.Tell(ConnectWatcher.Instance, Saboteur.Create(patience: 1));
        then(actor.Ref);
        child?.Tell(Akka.Actor.Kill.Instance);
    };
}
