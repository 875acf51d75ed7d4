using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using MultiMarket.Warehouse.Ledger;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Ledger;

[Collection(WarehouseServer.Collection)]
public sealed class MongoFileJournalSpecs(WarehouseServer server) : IAsyncLifetime
{
    private static readonly FileStamp Stamp = new(268, new DateTime(2026, 1, 8, 9, 30, 0, 250, DateTimeKind.Utc));
    private readonly OpenWarehouse _warehouse = server.Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _warehouse.DisposeAsync();

    [Fact]
    public async Task Storing_an_order_keeps_the_record_of_its_file()
    {
        var order = Received("first.json");

        await _warehouse.Orders.StoreAsync([order], default);

        var document = (await DocumentsAsync()).ShouldHaveSingleItem();
        document["_id"].AsString.ShouldBe("web:first.json:1767864600250:268");
        document["canal"].AsString.ShouldBe("web");
        document["fichier"].AsString.ShouldBe("first.json");
        document["issue"].AsString.ShouldBe("insérée");
        document["commande"].AsString.ShouldBe("web:234");
        document["taille"].AsInt64.ShouldBe(268);
        document["essais"].AsInt32.ShouldBe(3);
        document["modifie_le"].ToUniversalTime().ShouldBe(Stamp.LastWrite);
        document["recu_le"].ToUniversalTime().ShouldBe(SeededOrders.ReceivedAt.UtcDateTime);
        document["empreinte"].AsString.ShouldBe(order.Fingerprint);
        document.Contains("motifs").ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await _warehouse.Orders.StoreAsync([Received("first.json")], default);
        var before = await DocumentsAsync();

        (await _warehouse.Orders.StoreAsync([Received("first.json") with { Attempt = 9 }], default))[0].Kind.ShouldBe(StoreOutcomeKind.Duplicate);

        (await DocumentsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Another_file_with_the_same_order_is_a_duplicate_that_names_the_first()
    {
        await _warehouse.Orders.StoreAsync([Received("first.json"), Received("second.json")], default);

        var second = (await Trail.FindFileAsync("second.json", 10, default)).ShouldHaveSingleItem().Record;
        (second.Outcome, second.StoredFrom).ShouldBe((FileOutcome.Duplicate, "first.json"));
        (await Trail.FindFileAsync("first.json", 10, default)).ShouldHaveSingleItem().Record.Outcome.ShouldBe(FileOutcome.Inserted);
    }

    [Fact]
    public async Task A_file_dropped_again_later_has_a_record_of_its_own()
    {
        await _warehouse.Orders.StoreAsync([Received("first.json")], default);
        await _warehouse.Orders.StoreAsync([Received("first.json") with { Stamp = Stamp with { LastWrite = Stamp.LastWrite.AddDays(1) } }], default);

        (await DocumentsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_order_without_a_file_has_no_record()
    {
        await _warehouse.Orders.StoreAsync([Received("first.json") with { File = null }], default);

        (await DocumentsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_conflict_is_left_to_those_who_reject_it()
    {
        await _warehouse.Orders.StoreAsync([Received("first.json")], default);
        await _warehouse.Orders.StoreAsync([Received("other.json") with { Fingerprint = "other" }], default);

        (await DocumentsAsync()).Select(d => d["fichier"].AsString).ShouldBe(["first.json"]);
    }

    [Fact]
    public async Task The_last_rejection_counts_and_a_success_after_it_replaces_it()
    {
        await Journal.RecordAsync([Rejected("bad.json", "range")], default);
        await Journal.RecordAsync([Rejected("bad.json", "conflict")], default);
        (await DocumentsAsync()).ShouldHaveSingleItem()["motifs"].AsBsonArray.ShouldBe([new BsonString("conflict")]);

        await _warehouse.Orders.StoreAsync([Received("bad.json")], default);

        var document = (await DocumentsAsync()).ShouldHaveSingleItem();
        document["issue"].AsString.ShouldBe("insérée");
        document.Contains("motifs").ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_was_never_read_has_a_record_too()
    {
        await Journal.RecordAsync([Rejected("poison.json", "poison") with { Stamp = null, Order = null, Fingerprint = null }], default);

        (await DocumentsAsync()).ShouldHaveSingleItem()["_id"].AsString.ShouldBe("web:poison.json:-");
        (await Trail.FindFileAsync("poison.json", 10, default)).ShouldHaveSingleItem().Record.Stamp.ShouldBeNull();
    }

    [Fact]
    public async Task Files_are_found_by_their_whole_name_only_and_orders_by_their_key()
    {
        string[] names = ["a.json", "a.json:1.json", "A.json", "a.json2.json", "é\u0007.json"];
        await Journal.RecordAsync([.. names.Select(n => Rejected(n, "range") with { Order = $"web:{n}" }), Rejected("a.json", "range") with { Channel = Channel.Mobile }], default);

        (await Trail.FindFileAsync("a.json", 10, default)).Select(e => e.Record.Channel).ShouldBe([Channel.Web, Channel.Mobile], ignoreOrder: true);
        (await Trail.FindFileAsync("é\u0007.json", 10, default)).Count.ShouldBe(1);
        (await Trail.FindOrdersAsync(["web:A.json", "web:nobody"], 10, default)).ShouldHaveSingleItem().Record.File.ShouldBe("A.json");
        (await Trail.FindFileAsync("a.json", 1, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_ended_before_a_moment_is_forgotten_and_nothing_else()
    {
        await Journal.RecordAsync([.. Enumerable.Range(0, 4_500).Select(i => Rejected($"{i}.json", "range"))], default);
        var old = new BsonDocument("termine_le", new BsonDateTime(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        await Documents.UpdateManyAsync(new BsonDocument("fichier", new BsonDocument("$ne", "7.json")), new BsonDocument("$set", old));

        (await Journal.ForgetBeforeAsync(TimeProvider.System.GetUtcNow().AddDays(-90), default)).ShouldBe(4_499);

        (await DocumentsAsync()).ShouldHaveSingleItem()["fichier"].AsString.ShouldBe("7.json");
    }

    [Fact]
    public async Task Tracing_and_forgetting_have_their_indexes()
    {
        await _warehouse.Orders.StoreAsync([Received("first.json")], default);

        var indexes = await (await Documents.Indexes.ListAsync()).ToListAsync();
        indexes.Select(i => i["name"].AsString).ShouldBe(["_id_", "commande_1", "termine_le_1"]);
    }

    [Fact]
    public async Task A_thousand_files_are_kept_with_one_command_beside_that_of_their_orders()
    {
        var commands = new List<string>();
        await using var server = new ScriptedMongo(command =>
        {
            lock (commands) commands.Add($"{command.Name} {command.Body.GetElement(0).Value} {command.Documents.Count}");
            return new BsonDocument { { "n", command.Documents.Count }, { "ok", 1.0 } };
        });
        await using var warehouse = WarehouseServer.OpenAt(server.ConnectionString);

        await warehouse.Orders.StoreAsync([.. Enumerable.Range(0, 1_000).Select(i => Received($"{i}.json") with { Order = SeededOrders.Example with { OrderId = $"{i}" } })], default);

        commands.Where(c => c.StartsWith("insert", StringComparison.Ordinal)).ShouldBe(["insert commandes 1000", "insert journal_fichiers 1000"]);
        commands.Count.ShouldBe(4, "two commands make the indexes, once");
    }

    private IFileJournal Journal => _warehouse.Get<IFileJournal>();

    private IFileTrail Trail => _warehouse.Get<IFileTrail>();

    private IMongoCollection<BsonDocument> Documents => _warehouse.Get<JournalCollection>().Documents;

    private static ReceivedOrder Received(string file) => SeededOrders.Received(SeededOrders.Example, file) with { Stamp = Stamp, Attempt = 3 };

    private static FileRecord Rejected(string file, string code) =>
        new(Channel.Web, file, Stamp, FileOutcome.Rejected, SeededOrders.ReceivedAt, 1, "web:234", "print", null, [code]);

    private Task<List<BsonDocument>> DocumentsAsync() => Documents.Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync();
}
