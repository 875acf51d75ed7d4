using MongoDB.Bson;
using Shouldly;

namespace MongoDB.Specs.Bson;

public sealed class JsonParsingSpecs
{
    public static TheoryData<string, BsonValue> Accepted => new()
    {
        { "{ v : 1 }", 1 },
        { "{ 'v' : 'x' }", "x" },
        { "{ \"v\" : [1, 2,], }", new BsonArray { 1, 2 } },
        { "{ v : NaN }", double.NaN },
        { "{ v : -Infinity }", double.NegativeInfinity },
        { "{ v : 1.5e3 }", 1500.0 },
        { "{ v : 2147483648 }", 2147483648L },
        { "{ v : -2147483648 }", int.MinValue },
        { "{ v : ObjectId('65bdcdd0000000000000000f') }", ObjectId.Parse("65bdcdd0000000000000000f") },
        { "{ v : ISODate('2024-02-03T04:05:06Z') }", new DateTime(2024, 2, 3, 4, 5, 6, DateTimeKind.Utc) },
        { "{ v : NumberLong(5) }", 5L },
        { "{ v : NumberLong('5') }", 5L },
        { "{ v : NumberDecimal('1.50') }", Decimal128.Parse("1.50") },
        { "{ v : UUID('00112233-4455-6677-8899-aabbccddeeff') }", new BsonBinaryData(new Guid("00112233-4455-6677-8899-aabbccddeeff"), GuidRepresentation.Standard) },
        { "{ v : new Date(5) }", new BsonDateTime(5) },
        { "{ v : /x/i }", new BsonRegularExpression("x", "i") },
        { "{ v : undefined }", BsonUndefined.Value },
        { "{ v : { $binary : 'AQI=', $type : '00' } }", new byte[] { 1, 2 } },
        { "{ v : { $regex : 'x', $options : 'i' } }", new BsonRegularExpression("x", "i") },
        { "{ v : { $date : 5 } }", new BsonDateTime(5) },
        { "{ v : { $date : '2024-02-03T05:05:06+01:00' } }", new DateTime(2024, 2, 3, 4, 5, 6, DateTimeKind.Utc) },
        { "{ v : { $date : { $numberLong : '-1' } } }", new BsonDateTime(-1) },
        { "{ v : { $numberInt : '7' } }", 7 },
        { "{ v : { $numberDouble : '-Infinity' } }", double.NegativeInfinity },
        { "{ v : { $timestamp : { t : 1, i : 2 } } }", new BsonTimestamp(1, 2) },
        { "{ v : { $match : 1 } }", new BsonDocument("$match", 1) },
        { "{ v : '\\u00e9\\n\\/' }", "é\n/" },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Is_read(string json, BsonValue value)
    {
        var read = BsonDocument.Parse(json)["v"];
        read.BsonType.ShouldBe(value.BsonType);
        read.ShouldBe(value);
    }

    [Theory]
    [InlineData("{ v : 01 }")]
    [InlineData("{ v : .5 }")]
    [InlineData("{ v : +1 }")]
    [InlineData("{ v : 1 } // comment")]
    [InlineData("{ /* comment */ v : 1 }")]
    [InlineData("[1]")]
    [InlineData("{ v : 1 } x")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ a.b : 1 }")]
    [InlineData("{ v : '\\x41' }")]
    [InlineData("{ v : { $oid : 'x' } }")]
    [InlineData("{ v : { $date : 'x' } }")]
    [InlineData("{ v : word }")]
    [InlineData("{ v : 1 w : 2 }")]
    [InlineData("{ v : 'x }")]
    public void Is_refused(string json) => Should.Throw<FormatException>(() => BsonDocument.Parse(json));

    [Fact]
    public void Integers_beyond_64_bits_overflow() => Should.Throw<OverflowException>(() => BsonDocument.Parse("{ v : 9223372036854775808 }"));
}
