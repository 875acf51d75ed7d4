using System.Security.Cryptography;
using System.Text;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Orders.Canonical;
using static MultiMarket.Domain.Tests.Support.OrderText;

namespace MultiMarket.Domain.Tests.Orders;

public sealed class OrderFingerprintSpecs
{
    [Fact]
    public void It_is_the_hash_of_the_canonical_form()
    {
        const string Canonical = """{"canal":"web","client_id":"123","date_commande":"2025-04-26T14:00:00.000","livraison":{"adresse":"10 Av Roudani, Centre ville","ville":"Casablanca"},"order_id":"234","produits":[{"nom":"Laptop","prix_unitaire":"8500","produit_id":"P015","quantite":2}],"statut_commande":"payée"}""";

        CanonicalForm(Read(Example).Order!).ShouldBe(Canonical);
        Read(Example).Fingerprint.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical))));
        // Stored fingerprints must stay comparable: another value here needs another version.
        Read(Example).Fingerprint.ShouldBe("b7a00d2214915cbc58b24007861312556d7edc479d4ff62ceaaccbdcd49823bf");
        OrderFingerprint.Version.ShouldBe(1);
    }

    [Theory]
    [InlineData("8500.00", "8500")]
    [InlineData("8500.00", "8.5e3")]
    [InlineData("payée", "PAYEE")]
    [InlineData("\"quantite\":2", "\"quantite\":2.0")]
    [InlineData("2025-04-26T14:00:00", "2025-04-26T13:00:00Z")]
    [InlineData("2025-04-26T14:00:00", "2025-04-26T14:00")]
    [InlineData("\"canal\":", " \"canal\" : ")]
    [InlineData("Laptop", "L\\u0061ptop")]
    public void Other_spellings_of_the_same_order_have_the_same_fingerprint(string part, string replacement) =>
        Read(With(part, replacement)).Fingerprint.ShouldBe(Read(Example).Fingerprint);

    [Theory]
    [InlineData("8500.00", "8500.01")]
    [InlineData("payée", "livrée")]
    [InlineData("\"234\"", "\"0234\"")]
    [InlineData("T14:00:00", "T14:00:00.001")]
    [InlineData("Laptop", "laptop")]
    [InlineData("\"canal\":", "\"note\":null,\"canal\":")]
    public void Another_order_has_another_fingerprint(string part, string replacement) =>
        Read(With(part, replacement)).Fingerprint.ShouldNotBeNull().ShouldNotBe(Read(Example).Fingerprint);

    [Theory]
    [InlineData("\"a\":1,\"b\":2", "\"b\":2,\"a\":1")]
    [InlineData("\"x\":{\"a\":[1.50],\"\\u00e9\":2}", "\"x\":{\"é\":2e0,\"a\":[ 15e-1 ]}")]
    public void Unknown_fields_count_by_what_they_say(string one, string other) =>
        Read(With("\"canal\":", $"{one},\"canal\":")).Fingerprint.ShouldNotBeNull()
            .ShouldBe(Read(With("\"canal\":", $"{other},\"canal\":")).Fingerprint);

    [Theory]
    [InlineData("\"x\":1", "\"x\":\"1\"")]
    [InlineData("\"x\":12345678901234567890", "\"x\":12345678901234567891")]
    [InlineData("\"x\":1e400", "\"x\":1e401")]
    [InlineData("\"x\":[1,2]", "\"x\":[2,1]")]
    public void Unknown_fields_that_differ_are_told_apart(string one, string other) =>
        Read(With("\"canal\":", $"{one},\"canal\":")).Fingerprint.ShouldNotBeNull()
            .ShouldNotBe(Read(With("\"canal\":", $"{other},\"canal\":")).Fingerprint);

    [Fact]
    public void Names_are_sorted_by_UTF_16_code_units_and_texts_have_the_shortest_escapes()
    {
        // The vectors of RFC 8785, sections 3.2.2 and 3.2.3.
        var order = Read(Example).Order! with
        {
            Extra = """{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","s":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"}""",
        };

        CanonicalForm(order).ShouldStartWith("{\"_extra\":{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"s\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\","
            + "\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\","
            + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"},\"canal\":");
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("333333333.33333329", "333333333.33333329")]
    [InlineData("1E30", "1e+30")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("-123.4560e-2", "-1.23456")]
    [InlineData("12345e400", "1.2345e+404")]
    public void Numbers_of_unknown_fields_are_laid_out_as_doubles_without_rounding(string number, string canonical) =>
        CanonicalForm(Read(Example).Order! with { Extra = $"{{\"x\":{number}}}" }).ShouldStartWith($"{{\"_extra\":{{\"x\":{canonical}}},");

    [Fact]
    public void An_order_larger_than_the_first_buffer_is_hashed_whole()
    {
        var order = Read(Example).Order! with { Channel = Channel.Boutique, Delivery = null };
        var long1 = order with { ClientId = new string('é', 5000) + "1" };
        var long2 = order with { ClientId = new string('é', 5000) + "2" };

        CanonicalForm(long1).ShouldContain(long1.ClientId);
        OrderFingerprint.Compute(long1).ShouldNotBe(OrderFingerprint.Compute(long2));
    }

    private static string CanonicalForm(Order order)
    {
        var json = new CanonicalJson(stackalloc byte[16]);
        CanonicalOrder.Write(order, ref json);
        var text = Encoding.UTF8.GetString(json.Written);
        json.Dispose();
        return text;
    }
}
