using Akka.Actor;
using Akka.TestKit.Xunit2;
using MultiMarket.Actors.Ingestion;
using MultiMarket.Actors.Tests.Support;
using MultiMarket.Domain.Channels;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Drills.Watcher;

/// <summary>A folder that fails at every look, and whose watch fails as often.</summary>
public sealed class StormOfErrors : TestKit
{
    private const int Errors = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly InMemoryFolders _folders = new();

    [Fact]
    public void A_storm_of_errors_is_one_line_when_it_begins_and_one_when_it_ends()
    {
        EventFilter.Warning(contains: "No file-system events").Mute();
        using var weathered = new CountdownEvent(Errors);
        var raging = true;
        _folders.Sources["a.json"] = Sample.File("1");
        _folders.Before = (call, _) =>
        {
            if (call != "list" || !Volatile.Read(ref raging)) return;
            if (!weathered.IsSet) weathered.Signal();
            throw new IOException("input/output error");
        };
        var (folders, chain, statistics) = ((Domain.Ingestion.IOrderFolders)_folders, CreateTestProbe(), (IActorRef)CreateTestProbe());
        IActorRef watcher = ActorRefs.Nobody;
        EventFilter.Warning(contains: "cannot be listed: input/output error").ExpectOne(() =>
        {
            watcher = ActorOf(Relay.Props(TestActor, Props.Create(() => new DirectoryWatcherActor(Channel.Web, folders, Sample.Quick, TimeProvider.System, statistics))));
            watcher.Tell(new ChainReady(chain));
            watcher.Tell(new IntakeSet(Paused: false));
            watcher.Tell(new CreditsGranted(10));
            weathered.Wait(Patience).ShouldBeTrue();
        });
        EventFilter.Info(contains: "can be listed again").ExpectOne(() => Volatile.Write(ref raging, false));
        chain.FishForMessage(m => m is FileArrived { File: "a.json" }, Patience);
    }
}
