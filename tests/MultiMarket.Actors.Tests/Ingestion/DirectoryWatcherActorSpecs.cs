using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Channels;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Statistics;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using Shouldly;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Tests.Ingestion;

/// <summary>The watcher between a folder in memory and a probe that plays the chain.</summary>
public sealed class DirectoryWatcherActorSpecs : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly InMemoryFolders _folders = new();
    private readonly TestProbe _chain;
    private readonly TestProbe _statistics;
    private readonly IActorRef _watcher;

    public DirectoryWatcherActorSpecs()
    {
        (_chain, _statistics) = (CreateTestProbe(), CreateTestProbe());
        var (folders, settings, statistics) = (_folders, Sample.Quick with { Window = 4_000 }, (IActorRef)_statistics);
        EventFilter.Warning(contains: "No file-system events").Mute();
        _watcher = ActorOf(Relay.Props(TestActor, Props.Create(() => new DirectoryWatcherActor(Channel.Web, folders, settings, TimeProvider.System, statistics))));
        ExpectMsg<ChainWanted>();
    }

    [Fact]
    public void No_more_files_are_offered_than_credits_were_granted()
    {
        Put(10);
        Connect(3);
        var offered = _chain.ReceiveN(3).Cast<FileArrived>().ToList();
        _chain.ExpectNoMsg(TimeSpan.FromMilliseconds(100));
        End(offered[0]);
        _chain.ExpectMsg<FileArrived>().File.ShouldNotBeOneOf([.. offered.Select(o => o.File)]);
    }

    [Fact]
    public void While_nothing_can_be_archived_no_other_file_is_taken_up_and_afterwards_all_are_tried_at_once()
    {
        Put(10);
        Connect(3);
        var offered = _chain.ReceiveN(3).Cast<FileArrived>().ToList();
        _watcher.Tell(new CreditsGranted(1, Probing: true));
        foreach (var arrival in offered) _watcher.Tell(new FileDeferred(arrival, "no space left on device"));
        for (var i = 0; i < 12; i++)
        {
            var again = _chain.ExpectMsg<FileArrived>(Patience);
            offered.Select(o => o.File).ShouldContain(again.File);
            _watcher.Tell(new FileDeferred(again, "no space left on device"));
        }

        _watcher.Tell(new CreditsGranted(10));
        Reported(r => r.InFlight == 10);
    }

    [Fact]
    public void A_file_without_a_known_fate_is_not_offered_twice()
    {
        Put(1);
        Connect(10);
        _chain.ExpectMsg<FileArrived>();
        _chain.ExpectNoMsg(TimeSpan.FromMilliseconds(200)); // several listings
    }

    [Fact]
    public void A_backlog_whose_files_all_wait_keeps_no_command_waiting()
    {
        Put(3_000);
        Connect(4_000);
        foreach (var arrival in _chain.ReceiveN(3_000).Cast<FileArrived>()) _watcher.Tell(new FileDeferred(arrival, "no space left on device"));
        _watcher.Tell(new IntakeSet(Paused: true), TestActor);
        FishForMessage(m => m is ChannelProtocol.CommandDone, Patience);
        Reported(r => r.Paused && r.InFlight == 3_000).FolderError.ShouldBe("no space left on device");
    }

    [Fact]
    public void Time_that_passes_between_two_looks_at_the_clock_makes_no_wait_negative()
    {
        var watcher = WatcherWith(new SteppingClock(TimeSpan.FromMilliseconds(4)));
        Put(1);
        Connect(watcher, 10);

        // A watcher that failed would know of no chain, and offer nothing any more.
        for (var i = 0; i < 6; i++) watcher.Tell(new FileDeferred(_chain.ExpectMsg<FileArrived>(Patience), "no space left on device"));
        _chain.ExpectMsg<FileArrived>(Patience);
    }

    [Fact]
    public void While_it_is_paused_a_file_that_is_due_makes_no_work()
    {
        var clock = new SteppingClock(TimeSpan.FromMilliseconds(4));
        var watcher = WatcherWith(clock);
        Put(1);
        Connect(watcher, 10);
        watcher.Tell(new FileDeferred(_chain.ExpectMsg<FileArrived>(Patience), "no space left on device"));
        watcher.Tell(new IntakeSet(Paused: true));
        Reported(r => r.Paused && r.InFlight == 1);

        var looks = clock.Looks;
        _chain.ExpectNoMsg(TimeSpan.FromMilliseconds(200));
        (clock.Looks - looks).ShouldBeLessThan(100);
        watcher.Tell(new IntakeSet(Paused: false));
        _chain.ExpectMsg<FileArrived>(Patience);
    }

    [Fact]
    public void Trouble_with_files_is_told_once_when_it_begins_and_once_when_it_ends()
    {
        Put(3);
        Connect(10);
        var offered = _chain.ReceiveN(3).Cast<FileArrived>().ToList();
        EventFilter.Warning(contains: "permission denied").ExpectOne(() =>
        {
            foreach (var arrival in offered) _watcher.Tell(new FileDeferred(arrival, "permission denied"));
            offered = [.. _chain.ReceiveN(3).Cast<FileArrived>()];
        });
        EventFilter.Info(contains: "held up").ExpectOne(() => offered.ForEach(End));
    }

    [Fact]
    public void What_is_no_regular_file_is_ignored_and_not_found()
    {
        Put(1);
        Connect(10);
        var reported = false;
        while (!reported)
        {
            // Every listing finds it again.
            _watcher.Tell(new FileIgnored(_chain.ExpectMsg<FileArrived>(Patience)));
            while (_statistics.ReceiveOne(TimeSpan.Zero) is { } message) reported |= message is StatisticsProtocol.WatcherReported { Ignored: 1 };
        }
    }

    [Fact]
    public void A_chain_that_starts_anew_is_offered_again_whatever_it_held()
    {
        Put(2);
        Connect(10);
        var first = _chain.ReceiveN(2).Cast<FileArrived>().Select(a => a.File).ToList();
        Connect(10);
        _chain.ReceiveN(2).Cast<FileArrived>().Select(a => a.File).ShouldBe(first, ignoreOrder: true);
    }

    [Fact]
    public void A_drain_ends_when_nothing_is_in_flight_and_nothing_is_offered_after_it()
    {
        Put(2);
        Connect(1);
        var arrival = _chain.ExpectMsg<FileArrived>();
        _watcher.Tell(Drain.Instance, TestActor);
        End(arrival);
        FishForMessage(m => m is Drained);
        _chain.ExpectNoMsg(TimeSpan.FromMilliseconds(100));
    }

    private void Put(int files)
    {
        for (var i = 0; i < files; i++) _folders.Sources[$"{i}.json"] = Sample.Text("{}");
    }

    private IActorRef WatcherWith(TimeProvider clock)
    {
        var (folders, settings, statistics) = (_folders, Sample.Quick with { RescanInterval = TimeSpan.FromHours(1) }, (IActorRef)_statistics);
        return ActorOf(Relay.Props(TestActor, Props.Create(() => new DirectoryWatcherActor(Channel.Mobile, folders, settings, clock, statistics))));
    }

    private void Connect(int credits) => Connect(_watcher, credits);

    private void Connect(IActorRef watcher, int credits)
    {
        watcher.Tell(new ChainReady(_chain));
        _chain.ExpectMsg<ConnectWatcher>();
        watcher.Tell(new IntakeSet(Paused: false));
        watcher.Tell(new CreditsGranted(credits));
    }

    private void End(FileArrived arrival)
    {
        _folders.Sources.TryRemove(arrival.File, out _);
        _watcher.Tell(new OrderArchived(arrival, FileFate.Inserted));
    }

    private StatisticsProtocol.WatcherReported Reported(Predicate<StatisticsProtocol.WatcherReported> expected) =>
        (StatisticsProtocol.WatcherReported)_statistics.FishForMessage(m => m is StatisticsProtocol.WatcherReported report && expected(report), Patience);
}
