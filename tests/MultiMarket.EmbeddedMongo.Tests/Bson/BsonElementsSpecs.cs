using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Bson;

public sealed class BsonElementsSpecs
{
    private const string Sample = """{"a": 1, "b": {"c": [1, "x", null, true]}, "d": {"$date": 5}, "m": {"$numberDecimal": "1.5"}, "o": {"$oid": "5f0000000000000000000001"}, "r": {"$regularExpression": {"pattern": "x", "options": "i"}}}""";

    [Fact]
    public void Walks_names_types_and_values()
    {
        var elements = new BsonElements(JsonBson.Document(Sample));
        var names = new List<string>();
        var tags = new List<BsonTag>();
        while (elements.MoveNext())
        {
            names.Add(System.Text.Encoding.UTF8.GetString(elements.Name));
            tags.Add(elements.Tag);
        }

        names.ShouldBe(["a", "b", "d", "m", "o", "r"]);
        tags.ShouldBe([BsonTag.Int32, BsonTag.Document, BsonTag.DateTime, BsonTag.Decimal128, BsonTag.ObjectId, BsonTag.Regex]);
    }

    [Fact]
    public void What_the_writer_wrote_is_valid_and_reads_back()
    {
        using var writer = new BsonBufferWriter(16);
        var document = writer.BeginDocument();
        writer.WriteInt32("n"u8, 7);
        writer.WriteString("s"u8, "é");
        var array = writer.BeginArray("a"u8);
        writer.EndDocument(writer.BeginDocument(0));
        writer.EndDocument(array);
        writer.WriteBinary("b"u8, 0, [1, 2]);
        writer.EndDocument(document);

        BsonValidation.Validate(writer.Written).ShouldBe(writer.Length);
        BsonElements.TryFind(writer.Written, "s"u8, out var text).ShouldBeTrue();
        text.String.ShouldBe("é");
        BsonElements.TryFind(writer.Written, "b"u8, out var binary).ShouldBeTrue();
        binary.BinaryPayload.ToArray().ShouldBe([1, 2]);
    }

    [Fact]
    public void Truncated_documents_are_refused()
    {
        var whole = JsonBson.Document(Sample);
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];
            Should.Throw<BsonFormatException>(() => BsonValidation.Validate(cut));
        }
    }

    [Fact]
    public void Damaged_documents_are_refused_or_read_but_never_read_outside()
    {
        var random = new Random(1);
        var whole = JsonBson.Document(Sample);
        for (var round = 0; round < 20_000; round++)
        {
            var damaged = whole.ToArray();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                BsonValidation.Validate(damaged).ShouldBeLessThanOrEqualTo(damaged.Length);
            }
            catch (BsonFormatException e)
            {
                e.Message.ShouldNotBeEmpty();
            }
        }
    }

    [Fact]
    public void A_name_with_NUL_is_not_written()
    {
        using var writer = new BsonBufferWriter();
        Should.Throw<ArgumentException>(() => writer.WriteInt32("a\0b"u8, 1));
    }
}
