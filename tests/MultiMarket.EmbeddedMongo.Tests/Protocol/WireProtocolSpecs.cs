using System.Buffers.Binary;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Tests.Support;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Tests.Protocol;

public sealed class WireProtocolSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Answers_the_legacy_hello_with_OP_REPLY()
    {
        await using var client = await fixture.ConnectAsync();
        await client.SendRawAsync(Query("admin.$cmd", """{"ismaster": 1, "helloOk": true, "client": {}}"""));

        var (responseTo, code, content) = await client.ReceiveRawAsync();
        responseTo.ShouldBe(1);
        code.ShouldBe(Wire.OpReply);
        BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(16)).ShouldBe(1);
        var reply = RawValue.Document(content[20..]);
        reply.Field("ismaster"u8).Boolean.ShouldBeTrue();
        reply.Field("helloOk"u8).Boolean.ShouldBeTrue();
        reply.Field("maxWireVersion"u8).Int32.ShouldBe(21);
        reply.Field("maxMessageSizeBytes"u8).Int32.ShouldBe(48_000_000);
        reply.Field("logicalSessionTimeoutMinutes"u8).Int32.ShouldBe(30);
        reply.Field("topologyVersion"u8).IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task Takes_bulk_payloads_from_sections_of_kind_1()
    {
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        var reply = await client.ExpectAsync(database, """{"insert": "c", "ordered": true}""", ("documents", ["""{"_id": 1}""", """{"_id": 2}"""]));
        reply.Field("n"u8).Int32.ShouldBe(2);
    }

    [Fact]
    public async Task Answers_pipelined_requests_in_order()
    {
        await using var client = await fixture.ConnectAsync();
        var ids = new List<int>();
        for (var i = 0; i < 20; i++)
            ids.Add(await client.SendAsync(JsonBson.Parse("""{"ping": 1, "$db": "admin"}""")));
        foreach (var id in ids)
            (await client.ReceiveAsync()).ResponseTo.ShouldBe(id);
    }

    [Fact]
    public async Task Sends_no_reply_when_more_is_to_come()
    {
        await using var client = await fixture.ConnectAsync();
        await client.SendAsync(JsonBson.Parse("""{"endSessions": [], "$db": "admin"}"""), flags: Wire.MoreToCome);
        var ping = await client.SendAsync(JsonBson.Parse("""{"ping": 1, "$db": "admin"}"""));
        (await client.ReceiveAsync()).ResponseTo.ShouldBe(ping);
    }

    [Fact]
    public async Task Checks_a_checksum()
    {
        await using var good = await fixture.ConnectAsync();
        await good.SendRawAsync(WithChecksum(flip: 0));
        (await good.ReceiveAsync()).Reply.Field("ok"u8).Double.ShouldBe(1);
        await using var bad = await fixture.ConnectAsync();
        await bad.SendRawAsync(WithChecksum(flip: 1));
        (await bad.IsClosedByServerAsync()).ShouldBeTrue();
    }

    public static TheoryData<string> Malformed => ["length 5", "length 2 GB", "opcode 2012", "body cut", "unknown flag", "no body", "too deep", "section too long"];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Closes_a_connection_that_sends_nonsense_and_serves_the_others(string kind)
    {
        await using var other = await fixture.ConnectAsync();
        await using var client = await fixture.ConnectAsync();
        await client.SendRawAsync(Nonsense(kind));
        (await client.IsClosedByServerAsync()).ShouldBeTrue();
        await other.ExpectAsync("admin", """{"ping": 1}""");
    }

    [Fact]
    public async Task Names_what_it_does_not_know()
    {
        await using var client = await fixture.ConnectAsync();
        var reply = await client.RunAsync("admin", """{"atlasVersion": 1}""");
        reply.Field("ok"u8).Double.ShouldBe(0);
        reply.Field("code"u8).Int32.ShouldBe(59);
        reply.Field("codeName"u8).String.ShouldBe("CommandNotFound");
        reply.Field("errmsg"u8).String.ShouldBe("no such command: 'atlasVersion'");
        (await client.RunAsync("admin", """{"find": "c", "noSuchField": 1}""")).Field("code"u8).Int32.ShouldBe(40415);
        (await client.RunAsync("admin", """{"insert": "c", "documents": [{}], "txnNumber": {"$numberLong": "1"}}""")).Field("code"u8).Int32.ShouldBe(20);
    }

    [Fact]
    public async Task Offers_no_compression()
    {
        await using var client = await fixture.ConnectAsync();
        var hello = await client.ExpectAsync("admin", """{"hello": 1, "compression": ["snappy", "zlib", "zstd"]}""");
        hello.Field("compression"u8).IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task Refuses_other_commands_in_the_legacy_form()
    {
        await using var client = await fixture.ConnectAsync();
        await client.SendRawAsync(Query("shop.$cmd", """{"find": "c"}"""));
        var (_, code, content) = await client.ReceiveRawAsync();
        code.ShouldBe(Wire.OpReply);
        RawValue.Document(content[20..]).Field("code"u8).Int32.ShouldBe(352);
        await client.SendRawAsync(Query("admin.$cmd", """{"$query": {"isMaster": 1}, "$readPreference": {"mode": "primary"}}"""));
        RawValue.Document((await client.ReceiveRawAsync()).Content[20..]).Field("ismaster"u8).Boolean.ShouldBeTrue();
    }

    [Fact]
    public async Task Says_that_a_query_in_the_legacy_form_has_failed()
    {
        await using var client = await fixture.ConnectAsync();
        await client.SendRawAsync(Query("shop.commandes", """{"canal": "web"}"""));
        var (_, code, content) = await client.ReceiveRawAsync();
        code.ShouldBe(Wire.OpReply);
        BinaryPrimitives.ReadInt32LittleEndian(content).ShouldBe(Wire.QueryFailure);
        var reply = RawValue.Document(content[20..]);
        reply.Field("code"u8).Int32.ShouldBe(5739101);
        reply.Field("$err"u8).String.ShouldStartWith("OP_QUERY is no longer supported.");
    }

    [Fact]
    public async Task A_payload_stands_in_the_body_or_in_a_section()
    {
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        (await client.RunAsync(database, """{"insert": "c", "documents": [{"_id": 1}]}""", ("documents", ["""{"_id": 2}"""]))).Field("code"u8).Int32.ShouldBe(40433);
        (await client.RunAsync(database, """{"insert": "c"}""", ("updates", ["""{"_id": 2}"""]))).Field("code"u8).Int32.ShouldBe(40415);
        await using var twice = await fixture.ConnectAsync();
        await twice.SendAsync(WireClient.WithDatabase(JsonBson.Parse("""{"insert": "c"}"""), database), [("documents", [JsonBson.Document("{}")]), ("documents", [JsonBson.Document("{}")])]);
        (await twice.IsClosedByServerAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, 15)]
    public async Task Takes_documents_of_a_hundred_levels(int depth, int code)
    {
        await using var client = await fixture.ConnectAsync();
        var reply = await client.RunAsync(WireClient.WithDatabase(JsonBson.Parse("""{"insert": "c"}"""), fixture.NewDatabase()), [("documents", [Deep(depth)])]);
        (reply.Field("writeErrors"u8).IsArray ? CorpusRun.ErrorCode(reply) : 0).ShouldBe(code, TypedText.Of(reply));
    }

    [Fact]
    public async Task Refuses_a_document_that_is_too_large_and_takes_the_largest()
    {
        await using var client = await fixture.ConnectAsync();
        var database = fixture.NewDatabase();
        var command = WireClient.WithDatabase(JsonBson.Parse("""{"insert": "c"}"""), database);
        var reply = await client.RunAsync(command, [("documents", [OfLength(Wire.MaxDocumentLength + 1)])]);
        CorpusRun.ErrorCode(reply).ShouldBe(10334);
        (await client.RunAsync(command, [("documents", [OfLength(Wire.MaxDocumentLength)])])).Field("n"u8).Int32.ShouldBe(1);
        var found = await client.ExpectAsync(database, """{"find": "c"}""");
        found.Field("cursor"u8).Field("firstBatch"u8).ToItems()[0].Bytes.Length.ShouldBe(Wire.MaxDocumentLength);
    }

    [Fact]
    public async Task Accepts_sessions_and_refuses_transactions_as_a_standalone_does()
    {
        await using var client = await fixture.ConnectAsync();
        var session = await client.ExpectAsync("admin", """{"startSession": 1}""");
        session.Field("timeoutMinutes"u8).Int32.ShouldBe(30);
        const string Id = """{"id": {"$binary": {"base64": "AAAAAAAAAAAAAAAAAAAAAA==", "subType": "04"}}}""";
        await client.ExpectAsync(fixture.NewDatabase(), $$"""{"find": "c", "lsid": {{Id}}}""");
        await client.ExpectAsync("admin", $$"""{"refreshSessions": [{{Id}}]}""");
        var refused = await client.RunAsync(fixture.NewDatabase(), $$"""{"find": "c", "lsid": {{Id}}, "txnNumber": {"$numberLong": "1"}, "startTransaction": true, "autocommit": false}""");
        refused.Field("code"u8).Int32.ShouldBe(20);
        refused.Field("errmsg"u8).String.ShouldStartWith("Transaction numbers are only allowed on a replica set member or mongos");
        (await client.RunAsync("admin", """{"commitTransaction": 1}""")).Field("code"u8).Int32.ShouldBe(125);
        await client.ExpectAsync("admin", $$"""{"endSessions": [{{Id}}]}""");
    }

    private static byte[] OfLength(int length)
    {
        using var writer = new BsonBufferWriter(length + 16);
        var start = writer.BeginDocument();
        writer.WriteInt32("_id"u8, 1);
        writer.WriteString("s"u8, new string('x', length - 4 - 9 - 3 - 4 - 1 - 1));
        writer.EndDocument(start);
        return writer.ToArray();
    }

    private static byte[] Query(string collection, string document)
    {
        using var writer = new BsonBufferWriter();
        writer.WriteRaw(Header(0, Wire.OpQuery));
        writer.WriteInt32Value(0);
        writer.WriteRaw(collection.AsUtf8());
        writer.WriteByteValue(0);
        writer.WriteInt32Value(0);
        writer.WriteInt32Value(-1);
        writer.WriteRaw(JsonBson.Document(document));
        writer.PatchInt32(0, writer.Length);
        return writer.ToArray();
    }

    private static byte[] Nonsense(string kind) => kind switch
    {
        "length 5" => Header(5, Wire.OpMsg),
        "length 2 GB" => Header(int.MaxValue, Wire.OpMsg),
        "opcode 2012" => Header(16, 2012),
        "body cut" => Message(w => w.WriteRaw(JsonBson.Document("""{"ping": 1, "$db": "admin"}""").AsSpan(0, 10)), kind: 0),
        "unknown flag" => Message(w => w.WriteRaw(JsonBson.Document("""{"ping": 1, "$db": "admin"}""")), kind: 0, flags: 8),
        "no body" => Message(w => { }, kind: -1),
        "too deep" => Message(w => w.WriteRaw(Deep(120)), kind: 0),
        _ => Message(w => w.WriteInt32Value(1000), kind: 1),
    };

    private static byte[] Deep(int depth)
    {
        var value = RawValue.FromInt32(1);
        for (var i = 0; i < depth; i++)
        {
            using var writer = new BsonBufferWriter();
            var start = writer.BeginDocument();
            value.WriteTo(writer, "a"u8);
            writer.EndDocument(start);
            value = RawValue.FromWriter(BsonTag.Document, writer);
        }

        return value.Bytes.ToArray();
    }

    private static byte[] Header(int length, int code)
    {
        using var writer = new BsonBufferWriter();
        writer.WriteInt32Value(length);
        writer.WriteInt32Value(1);
        writer.WriteInt32Value(0);
        writer.WriteInt32Value(code);
        return writer.ToArray();
    }

    private static byte[] Message(Action<BsonBufferWriter> body, int kind, uint flags = 0)
    {
        using var writer = new BsonBufferWriter();
        writer.WriteRaw(Header(0, Wire.OpMsg));
        writer.WriteInt32Value((int)flags);
        if (kind >= 0)
            writer.WriteByteValue((byte)kind);
        body(writer);
        writer.PatchInt32(0, writer.Length);
        return writer.ToArray();
    }

    private static byte[] WithChecksum(uint flip)
    {
        var message = Message(w => w.WriteRaw(JsonBson.Document("""{"ping": 1, "$db": "admin"}""")), kind: 0, flags: Wire.ChecksumPresent);
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length + 4);
        var crc = uint.MaxValue;
        foreach (var b in message)
            crc = System.Numerics.BitOperations.Crc32C(crc, b);
        return [.. message, .. BitConverter.GetBytes(~crc ^ flip)];
    }
}
