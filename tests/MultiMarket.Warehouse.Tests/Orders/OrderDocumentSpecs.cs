using MongoDB.Bson;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Warehouse.Orders;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Orders;

public sealed class OrderDocumentSpecs
{
    private static readonly BsonDateTime InsertedAt = new(new DateTime(2025, 4, 26, 14, 0, 2, DateTimeKind.Utc));

    [Fact]
    public void The_example_order_becomes_the_document_of_the_contract()
    {
        var document = Map(SeededOrders.Example);

        document.ToString().ShouldBe("""
            { "_id" : "web:234", "order_id" : "234", "client_id" : "123",
             "produits" : [{ "produit_id" : "P015", "nom" : "Laptop", "quantite" : 2, "prix_unitaire" : { "$numberDecimal" : "8500.00" }, "montant" : { "$numberDecimal" : "17000.00" } }],
             "montant_total" : { "$numberDecimal" : "17000.00" }, "nb_articles" : 2,
             "date_commande" : { "$date" : "2025-04-26T14:00:00Z" },
             "canal" : "web", "statut_commande" : "payée",
             "livraison" : { "adresse" : "10 Av Roudani, Centre ville", "ville" : "Casablanca" },
             "ingestion" : { "fichier" : "web-234.json", "source" : "site_web", "empreinte" : "print of web:234", "empreinte_v" : 1,
             "recu_le" : { "$date" : "2025-04-26T14:00:01.123Z" }, "insere_le" : { "$date" : "2025-04-26T14:00:02Z" }, "hote" : "here" } }
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void Values_have_the_types_of_the_contract()
    {
        var document = Map(SeededOrders.Example);
        var line = document["produits"][0];

        line["quantite"].BsonType.ShouldBe(BsonType.Int32);
        line["prix_unitaire"].BsonType.ShouldBe(BsonType.Decimal128);
        line["montant"].BsonType.ShouldBe(BsonType.Decimal128);
        document["montant_total"].BsonType.ShouldBe(BsonType.Decimal128);
        document["nb_articles"].BsonType.ShouldBe(BsonType.Int32);
        document["date_commande"].BsonType.ShouldBe(BsonType.DateTime);
        document["ingestion"]["recu_le"].BsonType.ShouldBe(BsonType.DateTime);
        document["ingestion"]["insere_le"].BsonType.ShouldBe(BsonType.DateTime);
    }

    [Fact]
    public void An_order_of_a_shop_has_no_delivery_and_unknown_fields_are_kept_as_text()
    {
        var document = Map(SeededOrders.Example with { Channel = Channel.Boutique, Delivery = null, Extra = """{"note":"été"}""" });

        document.Contains("livraison").ShouldBeFalse();
        document["_extra"].AsString.ShouldBe("""{"note":"été"}""");
        document["ingestion"]["source"].AsString.ShouldBe("boutique_physique");
        Map(SeededOrders.Example).Contains("_extra").ShouldBeFalse();
    }

    [Theory]
    [InlineData("0.0001", 3, "0.0003")]
    [InlineData("0.1", 3, "0.3")]
    [InlineData("9999999.9999", 10_000, "99999999999.0000")]
    public void Amounts_are_exact(string price, int quantity, string amount)
    {
        var unitPrice = decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture);
        var line = new OrderLine("P1", "x", quantity, unitPrice);
        var document = Map(SeededOrders.Example with { Lines = [line] });

        document["produits"][0]["montant"].ShouldBe(new BsonDecimal128(Decimal128.Parse(amount)));
        document["montant_total"].ShouldBe(new BsonDecimal128(Decimal128.Parse(amount)));
    }

    [Theory]
    [InlineData(OrderStatus.Pending, "en attente")]
    [InlineData(OrderStatus.Shipped, "expédiée")]
    [InlineData(OrderStatus.Refunded, "remboursée")]
    public void Statuses_are_stored_as_the_data_writes_them(OrderStatus status, string stored) =>
        Map(SeededOrders.Example with { Status = status })["statut_commande"].AsString.ShouldBe(stored);

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    [InlineData(DateTimeKind.Local)]
    public void The_date_is_stored_as_it_is_written_whatever_its_kind_and_the_zone_of_the_machine(DateTimeKind kind)
    {
        // 02:30 that night does not exist in New York; in Casablanca the clocks change before Ramadan.
        var written = new DateTime(2025, 3, 9, 2, 30, 0, kind);

        Map(SeededOrders.Example with { PlacedAt = written })["date_commande"].ShouldBe(new BsonDateTime(new DateTime(2025, 3, 9, 2, 30, 0, DateTimeKind.Utc)));
    }

    private static BsonDocument Map(Order order) => OrderDocument.Create(SeededOrders.Received(order), InsertedAt, new BsonString("here"));
}
