using System.Text;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Drills.Json;

/// <summary>The JSON drills at the parser: every text has the specified outcome, alone and inside an order.</summary>
public sealed class JsonSpecs
{
    private const string Order = """{"order_id":"1","client_id":"C","produits":[{"produit_id":"P","nom":"N","quantite":1,"prix_unitaire":2}],"date_commande":"2025-04-26T14:00:00","canal":"web","statut_commande":"payée","livraison":{"adresse":"a","ville":"v"}}""";
    private static readonly OrderParser Parser = new(TimeZoneInfo.FindSystemTimeZoneById("Africa/Casablanca"), TimeProvider.System);

    [Fact]
    public void Valid_JSON_that_is_no_order_breaks_the_schema() => Each(JsonTexts.Valid, text => IsSchemaRejection(Read(text)));

    [Fact]
    public void Invalid_JSON_is_a_syntax_error_with_line_and_column() => Each(JsonTexts.Invalid, text => IsSyntaxRejection(Read(text)));

    [Fact]
    public void Implementation_defined_JSON_is_either() =>
        Each(JsonTexts.ImplementationDefined, text => IsSchemaRejection(Read(text)) || IsSyntaxRejection(Read(text)));

    [Fact]
    public void Valid_JSON_as_an_unknown_field_of_an_order_is_kept_to_the_letter() => Each(JsonTexts.Valid, text =>
    {
        if (text.Length > 900) return true; // nested more deeply than an unknown field may be
        var reading = Read(Embedded(text));
        return reading.Order is { Extra: { } extra } && SameJson(extra, $"{{\"x\":{Encoding.UTF8.GetString(text)}}}");
    });

    [Fact]
    public void Invalid_JSON_as_an_unknown_field_of_an_order_is_a_syntax_error() => Each(
        JsonTexts.Invalid, text => IsSyntaxRejection(Read(Embedded(text))));

    [Fact]
    public void Implementation_defined_JSON_as_an_unknown_field_has_an_outcome() => Each(JsonTexts.ImplementationDefined, text =>
    {
        var reading = Read(Embedded(text));
        return reading.Order is not null || IsSchemaRejection(reading) || IsSyntaxRejection(reading);
    });

    [Theory]
    [InlineData("order_id")]
    [InlineData("client_id")]
    [InlineData("produit_id")]
    [InlineData("nom")]
    [InlineData("date_commande")]
    [InlineData("canal")]
    [InlineData("statut_commande")]
    [InlineData("adresse")]
    [InlineData("ville")]
    public void A_hostile_text_in_any_field_is_taken_or_breaks_a_rule(string field)
    {
        foreach (var text in HostileStrings.All)
        {
            var order = System.Text.Json.Nodes.JsonNode.Parse(Order)!.AsObject();
            var owner = new[] { order, order["produits"]![0]!.AsObject(), order["livraison"]!.AsObject() }.Single(o => o.ContainsKey(field));
            owner[field] = text;
            var reading = Read(Encoding.UTF8.GetBytes(order.ToJsonString()));
            (reading.Order is not null || IsSchemaRejection(reading)).ShouldBeTrue($"{field}: {text}");
        }
    }

    [Fact]
    public void A_BOM_is_tolerated() => Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Order)]).Order.ShouldNotBeNull();

    [Fact]
    public void UTF_16_and_Latin_1_are_called_an_encoding_error()
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1])
        {
            var reading = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Order)]);
            IsSyntaxRejection(reading).ShouldBeTrue(encoding.EncodingName);
            reading.Violations[0].Code.ShouldBe(ViolationCodes.Encoding, encoding.EncodingName);
        }
    }

    [Theory]
    [InlineData("\"client_id\":\"C\"", "\"client_id\":\"\\ud800\"", "$.client_id", "encoding")] // a lone surrogate
    [InlineData("\"nom\":\"N\"", "\"nom\":\"\\udc00x\"", "$.produits[0].nom", "encoding")]
    [InlineData("\"quantite\":1", "\"quantite\":\"1\"", "$.produits[0].quantite", "type")] // a number as a string
    [InlineData("\"prix_unitaire\":2", "\"prix_unitaire\":\"2.00\"", "$.produits[0].prix_unitaire", "type")]
    [InlineData("\"prix_unitaire\":2", "\"prix_unitaire\":1e400", "$.produits[0].prix_unitaire", "range")]
    [InlineData("\"quantite\":1", "\"quantite\":123456789012345678901234567890", "$.produits[0].quantite", "range")] // a huge integer
    [InlineData("\"quantite\":1", "\"quantite\":0", "$.produits[0].quantite", "range")]
    [InlineData("\"quantite\":1", "\"quantite\":-1", "$.produits[0].quantite", "range")]
    [InlineData("\"quantite\":1", "\"quantite\":1,\"quantite\":2", "$.produits[0].quantite", "duplicate")] // duplicate keys
    [InlineData("\"canal\":\"web\"", "\"canal\":\"web\",\"x\":{\"a\":1,\"a\":1}", "$.x.a", "duplicate")]
    public void A_value_of_the_wrong_kind_breaks_the_schema(string part, string replacement, string path, string code)
    {
        var reading = Read(Encoding.UTF8.GetBytes(Order.Replace(part, replacement, StringComparison.Ordinal)));
        IsSchemaRejection(reading).ShouldBeTrue();
        var violation = reading.Violations.ShouldHaveSingleItem();
        (violation.Path, violation.Code).ShouldBe((path, code));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public void NaN_and_Infinity_are_a_syntax_error(string number) =>
        IsSyntaxRejection(Read(Encoding.UTF8.GetBytes(Order.Replace("\"prix_unitaire\":2", $"\"prix_unitaire\":{number}", StringComparison.Ordinal)))).ShouldBeTrue();

    [Theory]
    [InlineData("x")]
    [InlineData("\0")]
    [InlineData("{}")]
    [InlineData("\n" + Order)]
    public void Trailing_bytes_and_several_documents_are_a_syntax_error(string trailing) =>
        IsSyntaxRejection(Read(Encoding.UTF8.GetBytes(Order + trailing))).ShouldBeTrue();

    [Fact]
    public void A_list_of_orders_is_no_order() => IsSchemaRejection(Read(Encoding.UTF8.GetBytes($"[{Order}]"))).ShouldBeTrue();

    [Fact]
    public void A_depth_of_100_000_is_too_deep_for_an_unknown_field()
    {
        var reading = Read(Embedded(Encoding.UTF8.GetBytes(JsonTexts.Nested(100_000))));
        IsSchemaRejection(reading).ShouldBeTrue();
        reading.Violations.ShouldHaveSingleItem().Code.ShouldBe(ViolationCodes.Depth);
    }

    [Fact]
    public void A_document_over_16_MB_is_refused_for_its_size()
    {
        var reading = Read(new byte[17 * 1024 * 1024]);
        reading.IsSyntaxError.ShouldBeFalse();
        reading.Violations.ShouldHaveSingleItem().Code.ShouldBe(ViolationCodes.Size);
    }

    private static void Each(IReadOnlyList<byte[]> texts, Func<byte[], bool> holds)
    {
        var wrong = texts.Where(t => !holds(t)).Select(t => $"{Encoding.Latin1.GetString(t, 0, Math.Min(t.Length, 80))} → {Told(Read(t))}; embedded {Told(Read(Embedded(t)))}").ToList();
        wrong.ShouldBeEmpty();
    }

    private static string Told(OrderReading reading) =>
        reading.Order is not null ? "an order" : $"{(reading.IsSyntaxError ? "syntax" : "schema")} {reading.Line}:{reading.Column} {reading.Violations[0].Message}";

    private static bool IsSchemaRejection(OrderReading reading) => reading is { Order: null, IsSyntaxError: false, Line: null, Column: null, Violations.Count: > 0 };

    private static bool IsSyntaxRejection(OrderReading reading) =>
        reading is { Order: null, IsSyntaxError: true, Line: > 0, Column: > 0, Violations: [{ Code: ViolationCodes.Syntax or ViolationCodes.Encoding }] };

    private static byte[] Embedded(byte[] value) => [.. Encoding.UTF8.GetBytes(Order[..^1] + ",\"x\":"), .. value, (byte)'}'];

    private static bool SameJson(string a, string b) => Canonical(a) == Canonical(b);

    private static string Canonical(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json, new System.Text.Json.JsonDocumentOptions { MaxDepth = 1_000 });
        return System.Text.Json.JsonSerializer.Serialize(document.RootElement, new System.Text.Json.JsonSerializerOptions { MaxDepth = 1_000 });
    }

    private static OrderReading Read(byte[] bytes) => Parser.Read(bytes, Channel.Web);
}
