using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using Shouldly;

namespace MongoDB.Specs.Bson;

public sealed class BinaryFormSpecs
{
    [Fact]
    public void The_example_of_the_specification_has_its_bytes() =>
        Convert.ToHexString(new BsonDocument("hello", "world").ToBson()).ShouldBe("160000000268656C6C6F0006000000776F726C640000");

    [Fact]
    public void Every_type_comes_back_as_it_went()
    {
        var document = new BsonDocument
        {
            { "double", 1.5 },
            { "string", "é😀" },
            { "document", new BsonDocument("a", new BsonDocument()) },
            { "array", new BsonArray { 1, "x", new BsonArray() } },
            { "binary", new byte[] { 1, 2, 3 } },
            { "old", new BsonBinaryData([1, 2], BsonBinarySubType.OldBinary) },
            { "uuid", new BsonBinaryData(new Guid("00112233-4455-6677-8899-aabbccddeeff"), GuidRepresentation.Standard) },
            { "undefined", BsonUndefined.Value },
            { "oid", ObjectId.GenerateNewId() },
            { "true", true },
            { "date", new BsonDateTime(-12345) },
            { "null", BsonNull.Value },
            { "regex", new BsonRegularExpression("a+", "i") },
            { "code", new BsonJavaScript("f()") },
            { "scope", new BsonJavaScriptWithScope("f()", new BsonDocument("x", 1)) },
            { "int", -7 },
            { "timestamp", new BsonTimestamp(5, 6) },
            { "long", long.MinValue },
            { "decimal", Decimal128.Parse("-1.50E+10") },
            { "min", BsonMinKey.Value },
            { "max", BsonMaxKey.Value },
        };
        var read = BsonSerializer.Deserialize<BsonDocument>(document.ToBson());
        read.ShouldBe(document);
        read["decimal"].ToString().ShouldBe("-1.50E+10");
        read.Names.ShouldBe(document.Names);
        Convert.ToHexString(read.ToBson()).ShouldBe(Convert.ToHexString(document.ToBson()));
    }

    [Fact]
    public void A_name_may_hold_dots_and_dollars_but_no_NUL()
    {
        new BsonDocument { { "a.b", 1 }, { "$c", 2 } }.ToBson().Length.ShouldBe(22);
        Should.Throw<ArgumentException>(() => new BsonDocument("a\0b", 1).ToBson());
    }

    [Fact]
    public void A_document_inside_itself_is_refused()
    {
        var document = new BsonDocument();
        document["self"] = document;
        Should.Throw<BsonSerializationException>(() => document.ToBson());
    }

    [Fact]
    public void JSON_text_is_read_too() =>
        BsonSerializer.Deserialize<BsonDocument>("{ a : 1 }").ShouldBe(new BsonDocument("a", 1));
}
