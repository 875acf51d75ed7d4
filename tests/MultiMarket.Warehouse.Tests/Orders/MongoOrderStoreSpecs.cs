using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Orders;

[Collection(WarehouseServer.Collection)]
public sealed class MongoOrderStoreSpecs(WarehouseServer server) : IAsyncLifetime
{
    private readonly OpenWarehouse _warehouse = server.Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _warehouse.DisposeAsync().AsTask();

    [Fact]
    public async Task An_order_is_stored_with_its_types_and_counted()
    {
        (await StoreAsync(SeededOrders.Received(SeededOrders.Example))).ShouldBe([StoreOutcome.Inserted]);

        var document = await _warehouse.Documents.Find(new BsonDocument("_id", "web:234")).SingleAsync();
        document["montant_total"].ShouldBe(new BsonDecimal128(Decimal128.Parse("17000.00")));
        document["date_commande"].ShouldBe(new BsonDateTime(new DateTime(2025, 4, 26, 14, 0, 0, DateTimeKind.Utc)));
        document["ingestion"]["hote"].AsString.ShouldBe(_warehouse.Options.HostName);
        (await _warehouse.Orders.CountAsync(default)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_file_offered_twice_is_a_duplicate_and_changes_nothing()
    {
        var order = SeededOrders.Received(SeededOrders.Example);
        await StoreAsync(order);
        var before = await DocumentsAsync();

        (await StoreAsync(order with { File = "again.json" })).ShouldBe([new StoreOutcome(StoreOutcomeKind.Duplicate, order.File)]);

        (await DocumentsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_key_with_another_content_is_a_conflict_that_names_the_stored_file()
    {
        await StoreAsync(SeededOrders.Received(SeededOrders.Example, "first.json", "a"));

        (await StoreAsync(SeededOrders.Received(SeededOrders.Example, "second.json", "b")))
            .ShouldBe([new StoreOutcome(StoreOutcomeKind.Conflict, "first.json")]);
    }

    [Fact]
    public async Task Equal_keys_within_one_batch_come_out_as_if_offered_one_after_the_other()
    {
        var outcomes = await StoreAsync(
            SeededOrders.Received(SeededOrders.Example, "first.json", "a"),
            SeededOrders.Received(SeededOrders.Example, "same.json", "a"),
            SeededOrders.Received(SeededOrders.Example, "other.json", "b"),
            SeededOrders.Received(SeededOrders.Example with { OrderId = "235" }));

        outcomes.ShouldBe([StoreOutcome.Inserted, new(StoreOutcomeKind.Duplicate, "first.json"), new(StoreOutcomeKind.Conflict, "first.json"), StoreOutcome.Inserted]);
        (await DocumentsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_same_order_number_on_two_channels_is_two_orders() =>
        (await StoreAsync(
            SeededOrders.Received(SeededOrders.Example),
            SeededOrders.Received(SeededOrders.Example with { Channel = Channel.Mobile }))).ShouldBe([StoreOutcome.Inserted, StoreOutcome.Inserted]);

    [Fact]
    public async Task A_mixed_batch_of_a_thousand_gets_the_outcome_of_each_order_at_its_index()
    {
        var orders = SeededOrders.Draw(1_000, seed: 7);
        var first = orders.Where((_, i) => i % 3 == 0).ToArray();
        await StoreAsync(first);

        var outcomes = await StoreAsync([.. orders.Select((o, i) => i % 6 == 0 ? o with { Fingerprint = "changed" } : o)]);

        for (var i = 0; i < orders.Count; i++)
            outcomes[i].Kind.ShouldBe(i % 6 == 0 ? StoreOutcomeKind.Conflict : i % 3 == 0 ? StoreOutcomeKind.Duplicate : StoreOutcomeKind.Inserted, $"order {i}");
        (await _warehouse.Orders.CountAsync(default)).ShouldBe(1_000);
    }

    [Fact]
    public async Task An_order_that_another_unique_index_shuts_out_is_refused_with_the_words_of_the_server()
    {
        await _warehouse.Documents.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("client_id", 1), new CreateIndexOptions { Unique = true }));

        var outcomes = await StoreAsync(SeededOrders.Received(SeededOrders.Example), SeededOrders.Received(SeededOrders.Example with { OrderId = "235" }));

        outcomes[0].ShouldBe(StoreOutcome.Inserted);
        outcomes[1].Kind.ShouldBe(StoreOutcomeKind.Refused);
        outcomes[1].Reason.ShouldStartWith("MongoDB error 11000: ");
    }

    [Fact]
    public async Task The_index_of_the_reports_is_made_with_the_first_batch()
    {
        await StoreAsync(SeededOrders.Received(SeededOrders.Example));

        var indexes = await (await _warehouse.Documents.Indexes.ListAsync()).ToListAsync();
        indexes.Select(i => string.Join(",", i["key"].AsBsonDocument.Names)).ShouldBe(["_id", "canal,date_commande,statut_commande,montant_total"]);
    }

    [Fact]
    public async Task Amounts_come_back_to_the_last_digit()
    {
        foreach (var (price, i) in ((decimal[])[0.0001m, 10_000_000m, 1234567.8901m, 0m, 0.30m]).Select((p, i) => (p, i)))
        {
            await StoreAsync(SeededOrders.Received(SeededOrders.Example with { OrderId = $"{i}", Lines = [new OrderLine("P1", "x", 7, price)] }));
            var document = await _warehouse.Documents.Find(new BsonDocument("_id", $"web:{i}")).SingleAsync();
            document["produits"][0]["prix_unitaire"].AsDecimal128.ToString().ShouldBe(new Decimal128(price).ToString());
            document["montant_total"].ToDecimal().ShouldBe(7 * price);
        }
    }

    [Fact]
    public async Task Without_orders_there_are_no_outcomes() => (await StoreAsync()).ShouldBeEmpty();

    [Fact]
    public async Task A_server_that_is_down_is_an_outage_that_says_where_and_why()
    {
        await using var warehouse = WarehouseServer.OpenAt("mongodb://user:secret@127.0.0.1:1/?serverSelectionTimeoutMS=300");

        var failure = await warehouse.Orders.StoreAsync([SeededOrders.Received(SeededOrders.Example)], default).ShouldThrowAsync<WarehouseUnavailableException>();

        failure.Message.ShouldContain("The warehouse at mongodb://127.0.0.1:1/ is unavailable since ");
        failure.Message.ShouldContain("no MongoDB server answers");
        failure.Message.ShouldNotContain("secret");
        warehouse.Monitor.Status.Available.ShouldBeFalse();
    }

    private Task<IReadOnlyList<StoreOutcome>> StoreAsync(params ReceivedOrder[] orders) => _warehouse.Orders.StoreAsync(orders, default);

    private Task<List<BsonDocument>> DocumentsAsync() => _warehouse.Documents.Find(new BsonDocument()).ToListAsync();
}
