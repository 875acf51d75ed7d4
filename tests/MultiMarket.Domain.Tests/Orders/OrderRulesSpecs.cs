using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using static MultiMarket.Domain.Tests.Support.OrderText;

namespace MultiMarket.Domain.Tests.Orders;

public sealed class OrderRulesSpecs
{
    private const string Id = "\"order_id\":\"234\"";
    private const string Quantity = "\"quantite\":2";
    private const string Price = "\"prix_unitaire\":8500.00";
    private const string Status = "\"payée\"";

    [Theory]
    [InlineData("x")]
    [InlineData("../../etc/passwd")]
    [InlineData("commande n° 5 — été")]
    [InlineData("😀")]
    public void An_id_holds_printable_characters(string id) => OrderWith(Id, $"\"order_id\":\"{id}\"").OrderId.ShouldBe(id);

    [Theory]
    [InlineData("", "length")]
    [InlineData("   ", "length")]
    [InlineData("a\\u0000b", "characters")]
    [InlineData("a\\nb", "characters")]
    [InlineData("a\\u007f", "characters")]
    [InlineData("a\\u202eb", "characters")]
    [InlineData("a\\u2028b", "characters")]
    [InlineData("\\ud800", "encoding")]
    [InlineData("a\\udc00b", "encoding")]
    [InlineData("\\ud83d\\ud83d\\ude00", "encoding")]
    public void Other_ids_are_refused(string id, string code) => ViolationWith(Id, $"\"order_id\":\"{id}\"").Code.ShouldBe(code);

    [Fact]
    public void An_id_has_at_most_64_characters_whatever_their_size()
    {
        OrderWith(Id, $"\"order_id\":\"{new string('a', 64)}\"").OrderId.Length.ShouldBe(64);
        OrderWith(Id, $"\"order_id\":\"{string.Concat(Enumerable.Repeat("😀", 64))}\"").OrderId.Length.ShouldBe(128);

        var violation = ViolationWith(Id, $"\"order_id\":\"{new string('a', 65)}\"");
        (violation.Code, violation.Found).ShouldBe(("length", "a text of 65 characters"));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("10000", 10_000)]
    [InlineData("2.0", 2)]
    [InlineData("2e0", 2)]
    [InlineData("0.2E+1", 2)]
    [InlineData("20e-1", 2)]
    public void A_quantity_is_a_whole_number(string number, int quantity) =>
        OrderWith(Quantity, $"\"quantite\":{number}").Lines[0].Quantity.ShouldBe(quantity);

    [Theory]
    [InlineData("0", "range")]
    [InlineData("-0", "range")]
    [InlineData("-1", "range")]
    [InlineData("10001", "range")]
    [InlineData("1e400", "range")]
    [InlineData("123456789012345678901234567890", "range")]
    [InlineData("1.5", "precision")]
    [InlineData("2.00000000000000000000000000000000001", "precision")]
    [InlineData("\"2\"", "type")]
    [InlineData("true", "type")]
    [InlineData("null", "type")]
    [InlineData("[2]", "type")]
    [InlineData("{\"n\":2}", "type")]
    public void Other_quantities_are_refused(string value, string code)
    {
        var violation = ViolationWith(Quantity, $"\"quantite\":{value}");
        (violation.Code, violation.Path).ShouldBe((code, "$.produits[0].quantite"));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("8500.0000", "8500")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("10000000.00", "10000000")]
    [InlineData("12.3400e2", "1234")]
    [InlineData("1234500000000000000000000000000000000000000e-41", "12.345")]
    public void A_price_is_kept_exactly_and_without_trailing_zeros(string number, string price) =>
        OrderWith(Price, $"\"prix_unitaire\":{number}").Lines[0].UnitPrice.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(price);

    [Theory]
    [InlineData("-0.01", "range")]
    [InlineData("10000000.0001", "range")]
    [InlineData("1e99999999999999999999", "range")]
    [InlineData("0.00001", "precision")]
    [InlineData("1e-99999999999999999999", "precision")]
    [InlineData("8500.0000000000000000000000000000000000000001", "precision")]
    [InlineData("\"8500\"", "type")]
    public void Other_prices_are_refused(string value, string code) => ViolationWith(Price, $"\"prix_unitaire\":{value}").Code.ShouldBe(code);

    [Theory]
    [InlineData("LIVREE", OrderStatus.Delivered)]
    [InlineData("Payée", OrderStatus.Paid)]
    [InlineData("paye\u0301e", OrderStatus.Paid)]
    [InlineData("EN ATTENTE", OrderStatus.Pending)]
    [InlineData("Remboursee", OrderStatus.Refunded)]
    public void A_status_is_compared_without_case_and_accents(string text, OrderStatus status) =>
        OrderWith(Status, $"\"{text}\"").Status.ShouldBe(status);

    [Theory]
    [InlineData("\"paid\"", "value")]
    [InlineData("\"\"", "value")]
    [InlineData("\"pay\\ud800e\"", "value")]
    [InlineData("3", "type")]
    public void Other_statuses_are_refused(string value, string code) => ViolationWith(Status, value).Code.ShouldBe(code);

    [Theory]
    [InlineData("\"mobile\"", "channel")]
    [InlineData("\"Web\"", "value")]
    [InlineData("\"\\ud800\"", "value")]
    [InlineData("null", "type")]
    public void The_channel_is_that_of_the_folder(string value, string code) => ViolationWith("\"web\"", value).Code.ShouldBe(code);

    [Fact]
    public void An_order_has_1_to_500_lines()
    {
        const string Line = """{"produit_id":"P015","nom":"Laptop","quantite":2,"prix_unitaire":8500.00}""";
        OrderWith(Line, string.Join(',', Enumerable.Repeat(Line, 500))).Lines.Count.ShouldBe(500);

        var tooMany = ViolationWith(Line, string.Join(',', Enumerable.Repeat(Line, 501)));
        (tooMany.Code, tooMany.Path, tooMany.Found).ShouldBe(("length", "$.produits", "a list of 501"));
        ViolationWith(Line, "").Found.ShouldBe("an empty list");
    }

    [Fact]
    public void A_shop_delivers_nothing()
    {
        var inShop = With("\"web\"", "\"boutique\"");
        var delivery = inShop[inShop.IndexOf(",\"livraison\"", StringComparison.Ordinal)..].TrimEnd()[..^1];

        Read(inShop.Replace(delivery, "", StringComparison.Ordinal), Channel.Boutique).Order.ShouldNotBeNull().Delivery.ShouldBeNull();
        Read(inShop.Replace(delivery, ",\"livraison\":null", StringComparison.Ordinal), Channel.Boutique).Order.ShouldNotBeNull();
        var violation = Read(inShop, Channel.Boutique).Violations.ShouldHaveSingleItem();
        (violation.Code, violation.Path, violation.Found).ShouldBe(("unexpected", "$.livraison", "an object"));
    }

    [Theory]
    [InlineData("null", "missing", "$.livraison")]
    [InlineData("\"ici\"", "type", "$.livraison")]
    [InlineData("{\"adresse\":\"10 Av Roudani\",\"ville\":\" \"}", "length", "$.livraison.ville")]
    [InlineData("{\"adresse\":\"10 Av Roudani\"}", "missing", "$.livraison.ville")]
    public void The_web_needs_a_whole_delivery(string value, string code, string path)
    {
        var violation = ViolationWith("""{"adresse":"10 Av Roudani, Centre ville","ville":"Casablanca"}""", value);
        (violation.Code, violation.Path).ShouldBe((code, path));
    }
}
