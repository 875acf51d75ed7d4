using MongoDB.Bson;
using MongoDB.Bson.IO;
using Shouldly;

namespace MongoDB.Specs.Bson;

public sealed class JsonWritingSpecs
{
    private static readonly JsonWriterSettings Canonical = new() { OutputMode = JsonOutputMode.CanonicalExtendedJson };

    public static TheoryData<BsonValue, string, string> Values => new()
    {
        { 1, "1", """{ "$numberInt" : "1" }""" },
        { 2L, "2", """{ "$numberLong" : "2" }""" },
        { 1.0, "1.0", """{ "$numberDouble" : "1.0" }""" },
        { 1e20, "1E+20", """{ "$numberDouble" : "1E+20" }""" },
        { double.NaN, """{ "$numberDouble" : "NaN" }""", """{ "$numberDouble" : "NaN" }""" },
        { Decimal128.Parse("1.50"), """{ "$numberDecimal" : "1.50" }""", """{ "$numberDecimal" : "1.50" }""" },
        {
            new DateTime(2024, 2, 3, 4, 5, 6, 789, DateTimeKind.Utc), """{ "$date" : "2024-02-03T04:05:06.789Z" }""",
            """{ "$date" : { "$numberLong" : "1706933106789" } }"""
        },
        { new BsonDateTime(1000), """{ "$date" : "1970-01-01T00:00:01Z" }""", """{ "$date" : { "$numberLong" : "1000" } }""" },
        { new BsonDateTime(-1), """{ "$date" : { "$numberLong" : "-1" } }""", """{ "$date" : { "$numberLong" : "-1" } }""" },
        {
            new BsonDateTime(253402300800000), """{ "$date" : { "$numberLong" : "253402300800000" } }""", """{ "$date" : { "$numberLong" : "253402300800000" } }"""
        },
        { BsonDocument.Parse("{ v : { $symbol : 'a' } }")["v"], """{ "$symbol" : "a" }""", """{ "$symbol" : "a" }""" },
        { double.PositiveInfinity, """{ "$numberDouble" : "Infinity" }""", """{ "$numberDouble" : "Infinity" }""" },
        { true, "true", "true" },
        { BsonNull.Value, "null", "null" },
        { ObjectId.Parse("65bdcdd0000000000000000f"), """{ "$oid" : "65bdcdd0000000000000000f" }""", """{ "$oid" : "65bdcdd0000000000000000f" }""" },
        { new byte[] { 1, 2 }, """{ "$binary" : { "base64" : "AQI=", "subType" : "00" } }""", """{ "$binary" : { "base64" : "AQI=", "subType" : "00" } }""" },
        {
            new BsonRegularExpression("a/b", "i"), """{ "$regularExpression" : { "pattern" : "a/b", "options" : "i" } }""",
            """{ "$regularExpression" : { "pattern" : "a/b", "options" : "i" } }"""
        },
        { new BsonTimestamp(3, 4), """{ "$timestamp" : { "t" : 3, "i" : 4 } }""", """{ "$timestamp" : { "t" : 3, "i" : 4 } }""" },
        { BsonMinKey.Value, """{ "$minKey" : 1 }""", """{ "$minKey" : 1 }""" },
        { BsonUndefined.Value, """{ "$undefined" : true }""", """{ "$undefined" : true }""" },
        { new BsonJavaScript("f()"), """{ "$code" : "f()" }""", """{ "$code" : "f()" }""" },
        {
            new BsonJavaScriptWithScope("f()", new BsonDocument("a", true)), """{ "$code" : "f()", "$scope" : { "a" : true } }""",
            """{ "$code" : "f()", "$scope" : { "a" : true } }"""
        },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Each_type_has_a_relaxed_and_a_canonical_form(BsonValue value, string relaxed, string canonical)
    {
        new BsonDocument("v", value).ToJson().ShouldBe($$"""{ "v" : {{relaxed}} }""");
        new BsonDocument("v", value).ToJson(Canonical).ShouldBe($$"""{ "v" : {{canonical}} }""");
        BsonDocument.Parse(new BsonDocument("v", value).ToJson(Canonical))["v"].ShouldBe(value);
    }

    [Fact]
    public void Blanks_stand_inside_braces_and_around_colons() =>
        BsonDocument.Parse("{a:1,b:[1,'x'],e:{},f:[]}").ToJson().ShouldBe("""{ "a" : 1, "b" : [1, "x"], "e" : { }, "f" : [] }""");

    [Fact]
    public void Indentation_takes_two_blanks_and_CRLF() =>
        BsonDocument.Parse("{a:1,b:{c:[1,2]}}").ToJson(new JsonWriterSettings { Indent = true })
            .ShouldBe("{\r\n  \"a\" : 1,\r\n  \"b\" : {\r\n    \"c\" : [1, 2]\r\n  }\r\n}");

    [Fact]
    public void Strings_escape_what_does_not_print() =>
        new BsonDocument("s", "\"\\\n\té€😀\u0001").ToJson().ShouldBe("""{ "s" : "\"\\\n\té€\ud83d\ude00\u0001" }""");
}
