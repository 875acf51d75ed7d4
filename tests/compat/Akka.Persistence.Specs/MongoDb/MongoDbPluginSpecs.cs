using Akka.Actor;
using Akka.Configuration;
using Akka.Persistence.MongoDb;
using Akka.Persistence.Specs.Support;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.EmbeddedMongo;
using Shouldly;

namespace Akka.Persistence.Specs.MongoDb;

/// <summary>The journal and the snapshot store against a server, and what stands in it afterwards.</summary>
public sealed class MongoDbPluginSpecs : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akka-persistence-").FullName;
    private readonly List<ActorSystem> _systems = [];
    private EmbeddedMongoServer _server = null!;

    private string Address => $"{_server.ConnectionString.TrimEnd('/')}/akka_specs";

    private IMongoDatabase Database => new MongoClient(Address).GetDatabase("akka_specs");

    public async Task InitializeAsync() => _server = await EmbeddedMongoServer.StartAsync(
        new EmbeddedMongoOptions { DataFile = Path.Combine(_folder, "specs.db") }, NullLogger.Instance, CancellationToken.None);

    public async Task DisposeAsync()
    {
        foreach (var system in _systems) await system.Terminate();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Events_and_snapshots_survive_the_system()
    {
        var first = await StartAsync();
        first.Actor.Tell(new Write("a", "b"));
        await first.SeesAsync("handled b 2");
        first.Actor.Tell("save");
        await first.SeesAsync("saved 2");
        first.Actor.Tell(new Write("c"));
        await first.SeesAsync("handled c 3");
        await first.System.Terminate();

        var second = await StartAsync(last: 3);
        second.Steps.ShouldBe(["ctor", "PreStart", "offer ab 2", "event c", "OnReplaySuccess", "completed 3"]);
    }

    [Fact]
    public async Task An_event_is_a_document_whose_id_lets_no_number_be_written_twice()
    {
        var (first, second) = (await StartAsync(), await StartAsync());
        first.Actor.Tell(new Write("a"));
        await first.SeesAsync("handled a 1");
        second.Actor.Tell(new Write("b"));
        await second.SeesAsync(step => step.StartsWith("OnPersistFailure", StringComparison.Ordinal) || step.StartsWith("OnPersistRejected", StringComparison.Ordinal));

        var document = await Database.GetCollection<BsonDocument>("EventJournal").Find(new BsonDocument()).SingleAsync();
        document.Names.ShouldBe(["_id", "PersistenceId", "SequenceNr", "IsDeleted", "Payload", "Manifest", "Ordering", "Tags", "SerializerId"], ignoreOrder: true);
        document["_id"].ShouldBe("id_1");
        document["PersistenceId"].ShouldBe("id");
        document["SequenceNr"].ShouldBe(1L);
        document["IsDeleted"].AsBoolean.ShouldBeFalse();
        document["Payload"]["_t"].ShouldBe("System.Byte[], System.Private.CoreLib");
        document["Manifest"].ShouldBe("");
        document["Tags"].ShouldBe(BsonNull.Value);
        document["SerializerId"].ShouldBe(BsonNull.Value);
    }

    [Fact]
    public async Task The_payload_carries_serializer_bytes_and_manifest()
    {
        var actor = await StartAsync();
        actor.Actor.Tell(new Write("a"));
        await actor.SeesAsync("handled a 1");
        var document = await Database.GetCollection<BsonDocument>("EventJournal").Find(new BsonDocument()).SingleAsync();

        // PersistentMessage { payload { serializerId 4711, payload "a", payloadManifest "written/1" }, sequenceNr 1, persistenceId "id" }
        byte[] expected = [0x0A, 0x11, 0x08, 0xE7, 0x24, 0x12, 0x01, (byte)'a', 0x1A, 0x09, .. "written/1"u8, 0x10, 0x01, 0x1A, 0x02, .. "id"u8];
        document["Payload"]["_v"].AsByteArray.Take(expected.Length).ShouldBe(expected);
    }

    [Fact]
    public async Task A_snapshot_is_a_document()
    {
        var actor = await StartAsync();
        actor.Actor.Tell(new Write("a"));
        await actor.SeesAsync("handled a 1");
        actor.Actor.Tell("save");
        await actor.SeesAsync("saved 1");
        var document = await Database.GetCollection<BsonDocument>("SnapshotStore").Find(new BsonDocument()).SingleAsync();
        document.Names.ShouldBe(["_id", "PersistenceId", "SequenceNr", "Timestamp", "Snapshot", "Manifest", "SerializerId"], ignoreOrder: true);
        document["_id"].ShouldBe("id_1");
        document["SequenceNr"].ShouldBe(1L);
        new DateTime(document["Timestamp"].ToInt64(), DateTimeKind.Utc).ShouldBe(TimeProvider.System.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Collections_have_their_indexes()
    {
        await StartAsync();
        (await IndexesAsync("EventJournal")).ShouldBe(["Ordering_1", "PersistenceId_1_SequenceNr_-1", "Tags_1_Ordering_1", "_id_"], ignoreOrder: true);
        (await IndexesAsync("Metadata")).ShouldBe(["PersistenceId_1", "_id_"], ignoreOrder: true);
        (await IndexesAsync("SnapshotStore")).ShouldBe(["PersistenceId_1_SequenceNr_-1", "_id_"], ignoreOrder: true);
    }

    [Fact]
    public async Task Numbers_of_deleted_events_are_not_used_again()
    {
        var first = await StartAsync();
        first.Actor.Tell(new Write("a", "b"));
        await first.SeesAsync("handled b 2");
        first.Actor.Tell("delete");
        await first.SeesAsync("deleted 2");
        (await Database.GetCollection<BsonDocument>("EventJournal").CountDocumentsAsync(new BsonDocument())).ShouldBe(0);
        var second = await StartAsync(last: 2);
        second.Actor.Tell(new Write("c"));
        await second.SeesAsync("handled c 3");
    }

    [Fact]
    public async Task An_address_without_a_database_fails_the_recovery()
    {
        var actor = Start(_server.ConnectionString.TrimEnd('/'));
        await actor.SeesAsync("OnRecoveryFailure ArgumentNullException ");
        await actor.SeesAsync("PostStop");
    }

    [Fact]
    public async Task The_default_write_transaction_fails_the_recovery_on_a_standalone()
    {
        var actor = Start(Address, writeTransaction: "on");
        await actor.SeesAsync("OnRecoveryFailure NotSupportedException ");
        await actor.SeesAsync("PostStop");
    }

    [Fact]
    public async Task A_server_that_is_away_fails_the_recovery()
    {
        var actor = Start("mongodb://127.0.0.1:1/akka_specs?serverSelectionTimeoutMS=200");
        await actor.SeesAsync("OnRecoveryFailure TimeoutException ");
        await actor.SeesAsync("PostStop");
    }

    [Fact]
    public void The_defaults_name_plugins_and_collections()
    {
        var defaults = MongoDbPersistence.DefaultConfiguration();
        defaults.GetString("akka.persistence.journal.mongodb.class").ShouldStartWith("Akka.Persistence.MongoDb.Journal.MongoDbJournal");
        defaults.GetString("akka.persistence.journal.mongodb.collection").ShouldBe("EventJournal");
        defaults.GetString("akka.persistence.journal.mongodb.metadata-collection").ShouldBe("Metadata");
        defaults.GetBoolean("akka.persistence.journal.mongodb.use-write-transaction").ShouldBeTrue();
        defaults.GetString("akka.persistence.snapshot-store.mongodb.collection").ShouldBe("SnapshotStore");
        defaults.GetBoolean("akka.persistence.snapshot-store.mongodb.use-write-transaction").ShouldBeFalse();
    }

    private async Task<Observed> StartAsync(long last = 0)
    {
        var observed = Start(Address);
        await observed.SeesAsync($"completed {last}");
        return observed;
    }

    private Observed Start(string address, string writeTransaction = "off")
    {
        var system = ActorSystem.Create("specs", ConfigurationFactory.ParseString($$"""
            akka.stdout-loglevel = OFF
            akka.loglevel = OFF
            akka.persistence.journal.plugin = "akka.persistence.journal.mongodb"
            akka.persistence.journal.mongodb.connection-string = "{{address}}"
            akka.persistence.journal.mongodb.use-write-transaction = {{writeTransaction}}
            akka.persistence.snapshot-store.plugin = "akka.persistence.snapshot-store.mongodb"
            akka.persistence.snapshot-store.mongodb.connection-string = "{{address}}"
            """ + Environment.NewLine + SerializationSpecs.Settings));
        _systems.Add(system);
        MongoDbPersistence.Get(system);
        return new Observed(system);
    }

    private async Task<List<string>> IndexesAsync(string collection)
    {
        using var cursor = await Database.GetCollection<BsonDocument>(collection).Indexes.ListAsync();
        return [.. (await cursor.ToListAsync()).Select(index => index["name"].AsString)];
    }
}
