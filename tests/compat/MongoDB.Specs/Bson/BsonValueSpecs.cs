using MongoDB.Bson;
using Shouldly;

namespace MongoDB.Specs.Bson;

public sealed class BsonValueSpecs
{
    [Fact]
    public void Casting_to_another_type_names_both()
    {
        BsonValue text = "12";
        BsonValue number = 1;
        Should.Throw<InvalidCastException>(() => text.AsInt32).Message
            .ShouldBe("Unable to cast object of type 'MongoDB.Bson.BsonString' to type 'MongoDB.Bson.BsonInt32'.");
        Should.Throw<InvalidCastException>(() => number.AsDouble);
        Should.Throw<InvalidCastException>(() => (string?)(BsonValue)BsonNull.Value);
        ((BsonValue)BsonNull.Value).AsNullableInt32.ShouldBeNull();
        number.AsNullableInt32.ShouldBe(1);
    }

    [Fact]
    public void Conversions_go_further_than_casts()
    {
        new BsonString("12").ToInt32().ShouldBe(12);
        Should.Throw<FormatException>(() => new BsonString("x").ToInt32());
        Should.Throw<NotSupportedException>(() => new BsonDateTime(0).ToDouble());
        Should.Throw<NotSupportedException>(() => new BsonString("x")["y"]);
        Should.Throw<NotSupportedException>(() => new BsonString("x")[0]);
        new BsonInt64(5).ToInt32().ShouldBe(5);
        new BsonDouble(1.5).ToInt64().ShouldBe(1);
        new BsonDecimal128(1.25m).ToDecimal().ShouldBe(1.25m);
    }

    [Fact]
    public void Truth_is_that_of_JavaScript()
    {
        BsonValue[] lies = [false, 0, 0L, 0.0, double.NaN, Decimal128.Zero, "", BsonNull.Value, BsonUndefined.Value];
        lies.ShouldAllBe(value => !value.ToBoolean());
        BsonValue[] truths = [true, 1, -1L, 0.1, "x", new BsonDocument(), new BsonArray(), new BsonDateTime(0)];
        truths.ShouldAllBe(value => value.ToBoolean());
    }

    private enum Colour
    {
        Red = 3,
    }

    [Fact]
    public void Create_maps_types_of_dotnet()
    {
        BsonValue.Create((byte)1).ShouldBeOfType<BsonInt32>();
        BsonValue.Create(1u).ShouldBeOfType<BsonInt64>();
        BsonValue.Create(1f).ShouldBeOfType<BsonDouble>();
        BsonValue.Create(1m).ShouldBeOfType<BsonDecimal128>();
        BsonValue.Create('c').ShouldBe(new BsonInt32(99));
        BsonValue.Create(Colour.Red).ShouldBe(new BsonInt32(3));
        BsonValue.Create(null).ShouldBe(BsonNull.Value);
        BsonValue.Create(new[] { 1, 2 }).ShouldBe(new BsonArray { 1, 2 });
        BsonValue.Create(new Dictionary<string, object> { ["a"] = 1 }).ShouldBe(new BsonDocument("a", 1));
        BsonValue.Create(new byte[] { 1 }).ShouldBeOfType<BsonBinaryData>();
    }

    [Fact]
    public void Create_refuses_what_has_no_BSON_type()
    {
        foreach (var value in new[] { Guid.NewGuid(), DateTimeOffset.UnixEpoch, new object() })
        {
            Should.Throw<ArgumentException>(() => BsonValue.Create(value)).Message
                .ShouldBe($".NET type {value.GetType().FullName} cannot be mapped to a BsonValue.");
        }
    }

    [Fact]
    public void Numbers_of_two_types_are_equal_to_the_operator_only()
    {
        BsonValue small = 1, large = 1L;
        (small == large).ShouldBeTrue();
        small.Equals(large).ShouldBeFalse();
        small.CompareTo(new BsonDouble(1.0)).ShouldBe(0);
        new BsonDouble(double.NaN).CompareTo(new BsonInt32(int.MinValue)).ShouldBeLessThan(0);
        ((BsonValue)Decimal128.QNaN).CompareTo(double.NegativeInfinity).ShouldBeLessThan(0);
    }

    [Fact]
    public void Numbers_compare_exactly_across_types()
    {
        new BsonInt64(9007199254740993).CompareTo(new BsonDouble(9007199254740992.0)).ShouldBe(1);
        new BsonDecimal128(0.1m).CompareTo(new BsonDouble(0.1)).ShouldBe(-1);
        new BsonDecimal128(0.5m).CompareTo(new BsonDouble(0.5)).ShouldBe(0);
        new BsonInt32(2).CompareTo(new BsonDecimal128(1.99m)).ShouldBe(1);
    }

    [Fact]
    public void Documents_compare_element_by_element()
    {
        var a = BsonDocument.Parse("{ a : 1, b : 2 }");
        a.CompareTo(BsonDocument.Parse("{ a : 1, b : 3 }")).ShouldBeLessThan(0);
        a.CompareTo(BsonDocument.Parse("{ a : 1 }")).ShouldBeGreaterThan(0);
        a.ShouldBe(BsonDocument.Parse("{ a : 1, b : 2 }"));
        a.ShouldNotBe(BsonDocument.Parse("{ b : 2, a : 1 }"));
    }

    [Fact]
    public void Types_stand_in_the_order_of_MongoDB()
    {
        BsonValue[] ascending =
        [
            BsonMinKey.Value, BsonUndefined.Value, BsonNull.Value, 1, "text", new BsonDocument(), new BsonArray(), new byte[] { 1 },
            ObjectId.Empty, false, new BsonDateTime(0), new BsonRegularExpression("x"), new BsonJavaScript("x"),
            new BsonJavaScriptWithScope("x", new BsonDocument()), BsonMaxKey.Value,
        ];
        for (var i = 0; i < ascending.Length; i++)
        {
            for (var j = 0; j < ascending.Length; j++)
            {
                Math.Sign(ascending[i].CompareTo(ascending[j])).ShouldBe(i.CompareTo(j), $"{ascending[i].BsonType} and {ascending[j].BsonType}");
            }
        }

        new BsonString("a").CompareTo(new BsonString("B")).ShouldBeLessThan(0);
    }

    [Fact]
    public void A_symbol_stands_between_texts_and_documents()
    {
        var symbol = BsonDocument.Parse("{ v : { $symbol : 'a' } }")["v"];
        symbol.BsonType.ShouldBe(BsonType.Symbol);
        symbol.CompareTo(new BsonString("z")).ShouldBeGreaterThan(0);
        symbol.CompareTo(new BsonDocument()).ShouldBeLessThan(0);
    }

    [Fact]
    public void Dates_and_timestamps_stand_among_each_other()
    {
        var timestamp = new BsonTimestamp(5, 0);
        timestamp.CompareTo(new BsonDateTime(4_000)).ShouldBeGreaterThan(0);
        timestamp.CompareTo(new BsonDateTime(6_000)).ShouldBeLessThan(0);
        new BsonDateTime(4_000).CompareTo(timestamp).ShouldBeLessThan(0);
        new BsonDateTime(6_000).CompareTo(timestamp).ShouldBeGreaterThan(0);
        timestamp.CompareTo(BsonBoolean.True).ShouldBeGreaterThan(0);
        timestamp.CompareTo(new BsonRegularExpression("x")).ShouldBeLessThan(0);
    }

    [Fact]
    public void Dates_count_milliseconds()
    {
        var local = new DateTime(2024, 7, 1, 12, 0, 0, DateTimeKind.Local);
        new BsonDateTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)).ShouldBe(new BsonDateTime(local));
        new BsonDateTime(DateTime.UnixEpoch.AddTicks(19_999)).MillisecondsSinceEpoch.ShouldBe(1);
        new BsonDateTime(DateTime.UnixEpoch.AddTicks(-19_999)).MillisecondsSinceEpoch.ShouldBe(-1);
        new BsonDateTime(DateTime.MaxValue).MillisecondsSinceEpoch.ShouldBe(253402300799999);
        new BsonDateTime(253402300799999).ToUniversalTime().Kind.ShouldBe(DateTimeKind.Utc);
        Should.Throw<ArgumentOutOfRangeException>(() => new BsonDateTime(253402300800000).ToUniversalTime());
    }

    [Fact]
    public void ObjectIds_are_unique_and_readable()
    {
        var ids = Enumerable.Range(0, 1_000).Select(_ => ObjectId.GenerateNewId()).ToList();
        ids.Distinct().Count().ShouldBe(1_000);
        ObjectId.Parse(ids[0].ToString()).ShouldBe(ids[0]);
        new ObjectId(ids[0].ToByteArray()).ShouldBe(ids[0]);
        var id = ObjectId.Parse("65bdcdd0000000000000000f");
        id.CreationTime.ShouldBe(new DateTime(2024, 2, 3, 5, 23, 28, DateTimeKind.Utc));
        Should.Throw<FormatException>(() => ObjectId.Parse("x"));
        ObjectId.TryParse("65bdcdd0000000000000000g", out _).ShouldBeFalse();
    }
}
