using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.EndToEnd.Tests.Support;
using Shouldly;

namespace MultiMarket.EndToEnd.Tests;

/// <summary>The example order of the specification, dropped by hand.</summary>
public sealed class ExampleOrderSpecs : IAsyncLifetime
{
    private static readonly FilterDefinition<BsonDocument> TheOrder = Builders<BsonDocument>.Filter.Eq("_id", "web:234");
    private HostProcess _host = null!;

    public async Task InitializeAsync() => _host = await HostProcess.StartAsync(options: "--no-simulation");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task It_is_stored_with_its_types_and_archived()
    {
        _host.Drop("site_web", "order.json", OrderTexts.Utf8(OrderTexts.Example));
        await _host.CountsBecomeAsync("the order is archived", c => c.Inserted == 1);

        var order = await _host.Orders.Find(TheOrder).SingleAsync();
        order["order_id"].ShouldBe(new BsonString("234"));
        order["client_id"].ShouldBe(new BsonString("123"));
        order["canal"].ShouldBe(new BsonString("web"));
        order["statut_commande"].ShouldBe(new BsonString("payée"));
        order["date_commande"].ShouldBe(new BsonDateTime(new DateTime(2025, 4, 26, 14, 0, 0, DateTimeKind.Utc)));
        order["nb_articles"].ShouldBe(new BsonInt32(2));
        order["montant_total"].BsonType.ShouldBe(BsonType.Decimal128);
        order["montant_total"].ToDecimal().ShouldBe(17_000m);
        var line = order["produits"].AsBsonArray.ShouldHaveSingleItem().AsBsonDocument;
        line["quantite"].ShouldBe(new BsonInt32(2));
        line["prix_unitaire"].BsonType.ShouldBe(BsonType.Decimal128);
        line["montant"].ToDecimal().ShouldBe(17_000m);
        order["livraison"]["ville"].ShouldBe(new BsonString("Casablanca"));
        var ingestion = order["ingestion"].AsBsonDocument;
        ingestion["fichier"].ShouldBe(new BsonString("order.json"));
        ingestion["source"].ShouldBe(new BsonString("site_web"));
        ingestion["empreinte"].AsString.Length.ShouldBe(64);
        ingestion["empreinte_v"].ShouldBe(new BsonInt32(1));
        ingestion["recu_le"].BsonType.ShouldBe(BsonType.DateTime);
        ingestion["insere_le"].BsonType.ShouldBe(BsonType.DateTime);
        Path.GetFileName(_host.Archived("site_web").ShouldHaveSingleItem()).ShouldBe("order.json");
        _host.Waiting("site_web").ShouldBeEmpty();
    }

    [Fact]
    public async Task Dropped_a_second_time_it_changes_nothing_and_is_archived()
    {
        _host.Drop("site_web", "order.json", OrderTexts.Utf8(OrderTexts.Example));
        await _host.CountsBecomeAsync("the order is archived", c => c.Inserted == 1);
        var before = await _host.Orders.Find(TheOrder).SingleAsync();

        _host.Drop("site_web", "again.json", OrderTexts.Utf8(OrderTexts.Example.Replace("8500.00", "8500", StringComparison.Ordinal)));
        await _host.CountsBecomeAsync("the duplicate is archived", c => c.Duplicate == 1);

        (await _host.Orders.Find(TheOrder).SingleAsync()).ShouldBe(before);
        _host.Archived("site_web").Select(f => Path.GetFileName(f)).ShouldBe(["again.json", "order.json"]);
    }

    [Fact]
    public async Task With_another_price_it_is_rejected_as_a_conflict_that_names_both_files()
    {
        _host.Drop("site_web", "order.json", OrderTexts.Utf8(OrderTexts.Example));
        await _host.CountsBecomeAsync("the order is archived", c => c.Inserted == 1);
        var before = await _host.Orders.Find(TheOrder).SingleAsync();

        _host.Drop("site_web", "cheaper.json", OrderTexts.Utf8(OrderTexts.Example.Replace("8500.00", "8499.99", StringComparison.Ordinal)));
        await _host.CountsBecomeAsync("the conflict is rejected", c => c.Rejected == 1);

        (await _host.Orders.Find(TheOrder).SingleAsync()).ShouldBe(before);
        File.Exists(_host.Rejected("site_web", "cheaper.json")).ShouldBeTrue();
        var (exitCode, output, _) = await _host.CliAsync("rejected", "list");
        exitCode.ShouldBe(0);
        output.ShouldContain("conflict");
        output.ShouldContain("cheaper.json");
        var reason = await File.ReadAllTextAsync(_host.Rejected("site_web", "cheaper.json.reason.json"));
        reason.ShouldContain("cheaper.json");
        reason.ShouldContain("'order.json'");
    }
}
