using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Tests.Support;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Tests.Values;

public sealed class KeyEncoderSpecs
{
    /// <summary>One line of values that are equal; the lines ascend.</summary>
    private static readonly string[] Ascending =
    [
        """{"$minKey": 1}""",
        "null",
        """{"$numberDouble": "NaN"} | {"$numberDecimal": "NaN"}""",
        """{"$numberDouble": "-Infinity"} | {"$numberDecimal": "-Infinity"}""",
        """{"$numberDecimal": "-1E+400"}""",
        """{"$numberLong": "-9223372036854775808"} | {"$numberDouble": "-9223372036854775808"}""",
        "-5 | -5.0",
        """-0.1""",
        """{"$numberDecimal": "-0.1"}""",
        """0 | 0.0 | -0.0 | {"$numberDecimal": "0E+3"}""",
        """{"$numberDecimal": "1E-400"}""",
        """{"$numberDecimal": "0.1"}""",
        "0.1",
        """1 | 1.0 | {"$numberLong": "1"} | {"$numberDecimal": "1.000"}""",
        """{"$numberDecimal": "1.0000000000000000000000000000001"}""",
        "1.0000000000000002",
        """{"$numberLong": "9007199254740992"} | 9007199254740992.0""",
        """{"$numberLong": "9007199254740993"}""",
        """{"$numberLong": "9007199254740994"} | 9007199254740994.0""",
        """{"$numberLong": "9223372036854775807"} | {"$numberDecimal": "9223372036854775807"}""",
        "9223372036854775808.0",
        "1e300",
        """{"$numberDecimal": "1E+400"}""",
        """{"$numberDouble": "Infinity"} | {"$numberDecimal": "Infinity"}""",
        "\"\"",
        "\"a\"",
        "\"a\\u0000\"",
        "\"ab\"",
        "\"é\"",
        "{}",
        """{"a": 1} | {"a": 1.0}""",
        """{"a": 1, "b": 1}""",
        """{"b": 0}""",
        """{"a": "x"}""",
        "[]",
        "[1] | [1.0]",
        "[1, 2]",
        "[2]",
        """{"$binary": {"base64": "", "subType": "00"}}""",
        """{"$binary": {"base64": "AQ==", "subType": "00"}}""",
        """{"$binary": {"base64": "AA==", "subType": "05"}}""",
        """{"$oid": "5f0000000000000000000001"}""",
        "false",
        "true",
        """{"$date": -1}""",
        """{"$date": 0}""",
        """{"$timestamp": {"t": 1, "i": 1}}""",
        """{"$regularExpression": {"pattern": "a", "options": ""}}""",
        """{"$maxKey": 1}""",
    ];

    [Fact]
    public void The_bytes_have_the_order_of_the_values()
    {
        var values = Ascending.SelectMany((line, rank) => line.Split(" | ").Select(json => (Rank: rank, Value: JsonBson.Parse(json), Json: json))).ToList();
        foreach (var a in values)
        {
            foreach (var b in values)
            {
                var expected = a.Rank.CompareTo(b.Rank);
                Math.Sign(a.Value.CompareTo(b.Value)).ShouldBe(expected, $"{a.Json} to {b.Json} as values");
                Math.Sign(Key(a.Value).AsSpan().SequenceCompareTo(Key(b.Value))).ShouldBe(expected, $"{a.Json} to {b.Json} as keys");
                if (expected == 0)
                    a.Value.GetHashCode().ShouldBe(b.Value.GetHashCode(), $"{a.Json} and {b.Json}");
            }
        }
    }

    [Fact]
    public void Random_numbers_of_all_types_sort_alike_as_values_and_as_keys()
    {
        var random = new Random(42);
        var numbers = Enumerable.Range(0, 400).Select(_ => Number(random)).ToList();
        foreach (var a in numbers)
        {
            foreach (var b in numbers)
                Math.Sign(Key(a).AsSpan().SequenceCompareTo(Key(b))).ShouldBe(Math.Sign(a.CompareTo(b)), $"{TypedText.Of(a)} to {TypedText.Of(b)}");
        }
    }

    private static RawValue Number(Random random) => random.Next(6) switch
    {
        0 => RawValue.FromInt32(random.Next(-50, 50)),
        1 => RawValue.FromInt64((1L << random.Next(63)) + random.Next(-2, 3)),
        2 => RawValue.FromDouble(random.Next(-500, 500) / 10.0),
        3 => RawValue.FromDouble(Math.Pow(2, random.Next(-70, 70)) * (random.Next(2) * 2 - 1)),
        4 => RawValue.FromDecimal(Dec128.FromDecimal(random.Next(-5000, 5000) / 100m)),
        _ => RawValue.FromDecimal(Dec128.FromParts(random.Next(2) == 0, (UInt128)random.NextInt64() * (uint)random.Next(1, 1000), random.Next(-40, 10))),
    };

    private static byte[] Key(RawValue value)
    {
        var key = new KeyWriter();
        KeyEncoder.Write(key, value.View);
        return key.Written.ToArray();
    }
}
