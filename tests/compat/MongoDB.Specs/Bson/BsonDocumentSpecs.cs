using MongoDB.Bson;
using Shouldly;

namespace MongoDB.Specs.Bson;

public sealed class BsonDocumentSpecs
{
    [Fact]
    public void Adding_a_name_twice_is_refused()
    {
        var document = new BsonDocument("a", 1);
        Should.Throw<InvalidOperationException>(() => document.Add("a", 2)).Message.ShouldBe("Duplicate element name 'a'.");
        Should.Throw<InvalidOperationException>(() => BsonDocument.Parse("{ a : 1, a : 2 }")).Message.ShouldBe("Duplicate element name 'a'.");
    }

    [Fact]
    public void Duplicates_can_be_allowed() =>
        new BsonDocument(allowDuplicateNames: true).Add("a", 1).Add("a", 2).ElementCount.ShouldBe(2);

    [Fact]
    public void A_missing_name_or_position_is_an_error()
    {
        var document = new BsonDocument("a", 1);
        Should.Throw<KeyNotFoundException>(() => document["x"]).Message.ShouldBe("Element 'x' not found.");
        Should.Throw<KeyNotFoundException>(() => document.GetValue("x")).Message.ShouldBe("Element 'x' not found.");
        Should.Throw<ArgumentOutOfRangeException>(() => document[1]);
        document.GetValue("x", 5).ShouldBe(5);
        document.TryGetValue("x", out _).ShouldBeFalse();
    }

    [Fact]
    public void Null_is_no_value()
    {
        var document = new BsonDocument();
        Should.Throw<ArgumentNullException>(() => document["a"] = null!);
        Should.Throw<ArgumentNullException>(() => document.Add("a", (BsonValue)null!));
    }

    [Fact]
    public void Setting_replaces_in_place_or_appends()
    {
        var document = new BsonDocument { { "a", 1 }, { "b", 2 } };
        document["a"] = "x";
        document["c"] = 3;
        document.ToJson().ShouldBe("""{ "a" : "x", "b" : 2, "c" : 3 }""");
    }

    [Fact]
    public void Merging_keeps_the_old_unless_told_otherwise()
    {
        var document = new BsonDocument { { "a", 1 }, { "b", 2 } };
        var other = new BsonDocument { { "b", 20 }, { "c", 30 } };
        ((BsonDocument)document.Clone()).Merge(other).ToJson().ShouldBe("""{ "a" : 1, "b" : 2, "c" : 30 }""");
        document.Merge(other, overwriteExistingElements: true).ToJson().ShouldBe("""{ "a" : 1, "b" : 20, "c" : 30 }""");
    }

    [Fact]
    public void Elements_are_added_on_condition()
    {
        var document = new BsonDocument { { "a", 1, false }, { "b", () => throw new InvalidOperationException("not wanted"), false }, { "c", () => 3, true } };
        document.ToJson().ShouldBe("""{ "c" : 3 }""");
    }

    [Fact]
    public void Elements_are_removed_and_inserted()
    {
        var document = new BsonDocument { { "a", 1 }, { "b", 2 } };
        document.Remove("a");
        document.Remove("absent");
        document.InsertAt(0, new BsonElement("z", 0));
        document.ToJson().ShouldBe("""{ "z" : 0, "b" : 2 }""");
    }

    [Fact]
    public void Large_documents_are_found_by_name_through_every_change()
    {
        var document = new BsonDocument();
        for (var i = 0; i < 1_000; i++)
        {
            document.Add($"n{i}", i);
        }

        document["n500"].ShouldBe(500);
        document.Remove("n500");
        document.Contains("n500").ShouldBeFalse();
        document["n999"].ShouldBe(999);
        document.IndexOfName("n501").ShouldBe(500);
        document["n1000"] = 1000;
        document["n1000"].ShouldBe(1000);
        document.SetElement(0, new BsonElement("first", 1));
        document.Contains("n0").ShouldBeFalse();
        document["first"].ShouldBe(1);
        Should.Throw<InvalidOperationException>(() => document.Add("n1", 1));
    }

    [Fact]
    public void Deep_clones_share_nothing()
    {
        var document = BsonDocument.Parse("{ a : { b : [1] } }");
        var shallow = (BsonDocument)document.Clone();
        var deep = (BsonDocument)document.DeepClone();
        document["a"]["b"].AsBsonArray.Add(2);
        deep["a"]["b"].AsBsonArray.Count.ShouldBe(1);
        deep.ShouldNotBe(document);
        shallow.ElementCount.ShouldBe(1);
    }

    [Fact]
    public void A_dictionary_of_plain_values_comes_out()
    {
        var dictionary = BsonDocument.Parse("{ a : 1, b : [1, 'x'], c : null, d : { e : true } }").ToDictionary();
        dictionary["a"].ShouldBe(1);
        dictionary["b"].ShouldBe(new object[] { 1, "x" });
        dictionary["c"].ShouldBeNull();
        dictionary["d"].ShouldBeOfType<Dictionary<string, object>>()["e"].ShouldBe(true);
    }
}
