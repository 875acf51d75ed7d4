using System.Text;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using static MultiMarket.Domain.Tests.Support.OrderText;

namespace MultiMarket.Domain.Tests.Orders;

public sealed class OrderParserSpecs
{
    [Fact]
    public void The_example_of_the_specification_is_valid_as_it_stands()
    {
        var reading = Read(Example);

        reading.Violations.ShouldBeEmpty();
        reading.IsSyntaxError.ShouldBeFalse();
        var order = reading.Order.ShouldNotBeNull();
        order.Key.ShouldBe("web:234");
        order.ClientId.ShouldBe("123");
        order.Lines.ShouldBe([new OrderLine("P015", "Laptop", 2, 8500m)]);
        order.PlacedAt.ShouldBe(new DateTime(2025, 4, 26, 14, 0, 0));
        order.PlacedAt.Kind.ShouldBe(DateTimeKind.Utc);
        order.Channel.ShouldBe(Channel.Web);
        order.Status.ShouldBe(OrderStatus.Paid);
        order.Delivery.ShouldBe(new Delivery("10 Av Roudani, Centre ville", "Casablanca"));
        order.Extra.ShouldBeNull();
        order.Total.ShouldBe(17_000m);
        order.ItemCount.ShouldBe(2);
        reading.Fingerprint.ShouldBe(OrderFingerprint.Compute(order));
    }

    [Fact]
    public void A_byte_order_mark_is_tolerated() =>
        Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Example)]).Fingerprint.ShouldBe(Read(Example).Fingerprint);

    [Fact]
    public void White_space_around_the_order_is_tolerated() => Read($" \r\n{Example}\n\t ").Fingerprint.ShouldBe(Read(Example).Fingerprint);

    [Fact]
    public void Names_and_values_may_be_spelled_with_escapes()
    {
        var escaped = Example
            .Replace("\"order_id\":\"234\"", "\"order\\u005fid\":\"\\u0032\\u00334\"", StringComparison.Ordinal)
            .Replace("\"payée\"", "\"pay\\u00e9e\"", StringComparison.Ordinal)
            .Replace("\"web\"", "\"\\u0077eb\"", StringComparison.Ordinal)
            .Replace("2025-04", "2025\\u002d04", StringComparison.Ordinal);
        Read(escaped).Fingerprint.ShouldBe(Read(Example).Fingerprint);
    }

    [Fact]
    public void Every_broken_rule_is_reported_in_the_order_of_the_file()
    {
        var reading = Read("""
            {"client_id":7,"produits":[{"produit_id":"","nom":"Laptop","quantite":0,"prix_unitaire":-1},3],
             "date_commande":"hier","canal":"boutique","statut_commande":"perdue","livraison":{"ville":null}}
            """);

        reading.Order.ShouldBeNull();
        reading.Fingerprint.ShouldBeNull();
        reading.IsSyntaxError.ShouldBeFalse();
        reading.Violations.Select(v => (v.Code, v.Path, v.Found)).ShouldBe(
        [
            ("type", "$.client_id", "the number 7"),
            ("length", "$.produits[0].produit_id", "the text \"\""),
            ("range", "$.produits[0].quantite", "the number 0"),
            ("range", "$.produits[0].prix_unitaire", "the number -1"),
            ("type", "$.produits[1]", "the number 3"),
            ("date", "$.date_commande", "the text \"hier\""),
            ("channel", "$.canal", "the text \"boutique\""),
            ("value", "$.statut_commande", "the text \"perdue\""),
            ("type", "$.livraison.ville", "null"),
            ("missing", "$.livraison.adresse", "nothing"),
            ("missing", "$.order_id", "nothing"),
        ]);
        reading.Violations.ShouldAllBe(v => v.Expected.Length > 0);
    }

    [Fact]
    public void A_flood_of_broken_rules_is_cut_and_the_rest_counted()
    {
        var reading = Read(With("[{", "[" + string.Concat(Enumerable.Repeat("1,", 2000)) + "{"));

        reading.Violations.Count.ShouldBe(1001);
        reading.Violations[^1].ShouldBe(new Violation("more", "$", "1001 more broken rules", "none"));
    }

    [Fact]
    public void What_was_found_is_shown_short_and_printable()
    {
        var violation = ViolationWith("\"payée\"", "\"\u202E\u0085" + new string('x', 5000) + "\"");

        violation.Found.ShouldStartWith("the text \"\\u202e\\u0085xxx");
        violation.Found.Length.ShouldBeLessThan(80);
        violation.Found.ShouldEndWith("…\"");
    }

    [Theory]
    [InlineData("order_id")]
    [InlineData("client_id")]
    [InlineData("produits")]
    [InlineData("date_commande")]
    [InlineData("canal")]
    [InlineData("statut_commande")]
    [InlineData("livraison")]
    public void Each_field_is_required(string name)
    {
        // The renamed field counts as unknown, so the only broken rule is the absence.
        var violation = ViolationWith($"\"{name}\":", "\"autre\":");
        (violation.Code, violation.Path).ShouldBe(("missing", $"$.{name}"));
    }

    [Theory]
    [InlineData("\"canal\":\"web\"", "\"canal\":\"web\",\"canal\":\"web\"", "$.canal")]
    [InlineData("\"canal\":\"web\"", "\"canal\":\"web\",\"c\\u0061nal\":\"mobile\"", "$.canal")]
    [InlineData("\"nom\":\"Laptop\"", "\"nom\":\"Laptop\",\"nom\":[1]", "$.produits[0].nom")]
    [InlineData("\"ville\":", "\"ville\":\"Fès\",\"ville\":", "$.livraison.ville")]
    [InlineData("\"canal\":", "\"x\":1,\"x\":2,\"canal\":", "$.x")]
    [InlineData("\"canal\":", "\"x\":{\"a\":[0,{\"b\":1,\"b\":2}]},\"canal\":", "$.x.a[1].b")]
    [InlineData("\"nom\":", "\"x\":1,\"x\":1,\"nom\":", "$.produits[0].x")]
    public void A_name_that_stands_twice_is_an_error_at_any_depth(string part, string replacement, string path)
    {
        var violation = ViolationWith(part, replacement);
        (violation.Code, violation.Path).ShouldBe(("duplicate", path));
    }

    [Theory]
    [InlineData("[]", "an array")]
    [InlineData("[1,{\"order_id\":\"234\"}]", "an array")]
    [InlineData("null", "null")]
    [InlineData("\"{}\"", "the text \"{}\"")]
    [InlineData("17", "the number 17")]
    public void A_document_that_is_no_object_is_an_error_of_type(string text, string found) =>
        Read(text).Violations.ShouldHaveSingleItem().ShouldBe(new Violation("type", "$", found, "an object"));

    [Fact]
    public void A_file_larger_than_1_MiB_is_refused_unread()
    {
        var atLimit = Example + new string(' ', OrderParser.MaxBytes - Encoding.UTF8.GetByteCount(Example));
        Read(atLimit).Order.ShouldNotBeNull();

        var violation = Read(atLimit + " ").Violations.ShouldHaveSingleItem();
        (violation.Code, violation.Found).ShouldBe(("size", "a file of 1048577 bytes"));
    }
}
