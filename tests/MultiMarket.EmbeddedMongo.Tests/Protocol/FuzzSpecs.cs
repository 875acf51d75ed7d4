using System.Buffers.Binary;
using Microsoft.Extensions.Logging;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Tests.Support;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Tests.Protocol;

/// <summary>
/// Whatever bytes a client sends, its connection ends or is answered, an answer is whole and no internal error, and the
/// server is as healthy afterwards as before.
/// </summary>
[Collection(MeasuredAlone.Name)]
public sealed class FuzzSpecs
{
    private const int Rounds = 1200;

    private static readonly string[] Commands =
    [
        """{"find": "c", "filter": {"a": {"$in": [1, "x", {"b": null}]}, "s": {"$regex": "^a.*b", "$options": "i"}}, "sort": {"a": -1}, "projection": {"a": 1}, "batchSize": 2}""",
        """{"insert": "c", "documents": [{"a": 1, "s": "text", "d": {"$date": "2025-04-26T14:00:00Z"}, "m": {"$numberDecimal": "1.50"}, "n": {"x": [1, 2, {"y": true}]}}], "ordered": false}""",
        """{"update": "c", "updates": [{"q": {"a": 1}, "u": {"$set": {"b.c": 2}, "$push": {"l": {"$each": [1, 2], "$slice": -3}}}, "multi": true, "upsert": true}]}""",
        """{"update": "c", "updates": [{"q": {"n.x": 1}, "u": {"$inc": {"n.x.$[i]": 1}}, "arrayFilters": [{"i": {"$gt": 0}}]}]}""",
        """{"delete": "c", "deletes": [{"q": {"a": {"$gt": 5}}, "limit": 1}]}""",
        """{"findAndModify": "c", "query": {"a": 1}, "sort": {"a": 1}, "update": [{"$set": {"z": {"$add": ["$a", 1]}}}], "new": true, "upsert": true}""",
        """{"aggregate": "c", "pipeline": [{"$match": {"a": {"$gte": 0}}}, {"$unwind": {"path": "$l", "preserveNullAndEmptyArrays": true}}, {"$group": {"_id": "$s", "n": {"$sum": "$a"}}}, {"$sort": {"n": -1}}], "cursor": {"batchSize": 5}}""",
        """{"createIndexes": "c", "indexes": [{"key": {"a": 1, "s": -1}, "name": "a_s", "unique": false}]}""",
        """{"getMore": {"$numberLong": "123456789"}, "collection": "c", "batchSize": 10}""",
        """{"distinct": "c", "key": "n.x", "query": {}}""",
        """{"explain": {"count": "c", "query": {"a": 1}}, "verbosity": "executionStats"}""",
        """{"listCollections": 1, "filter": {"name": "c"}, "cursor": {}}""",
        """{"hello": 1, "saslSupportedMechs": "admin.u", "speculativeAuthenticate": {"saslStart": 1, "mechanism": "SCRAM-SHA-256", "payload": {"$binary": {"base64": "biwsbj11LHI9YWJj", "subType": "00"}}}}""",
    ];

    [Fact]
    public async Task Bytes_of_any_kind_do_no_harm()
    {
        var random = new Random(20250426);
        await using var server = await OwnServer.StartAsync(options => options with { StallTimeout = TimeSpan.FromSeconds(5) });
        var messages = await Task.WhenAll(Commands.Select(command => MessageAsync(server, command)));
        var before = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            // What grows with the first rounds, such as compiled code and pools, is no leak.
            if (round == Rounds / 4)
                before = GC.GetTotalMemory(forceFullCollection: true);
            var bytes = Mutate(random, messages[random.Next(messages.Length)]);
            await using var client = await server.ConnectAsync();
            await client.SendRawAsync(bytes);
            client.EndSending();
            foreach (var reply in await client.ReceiveAllAsync())
                reply.Field("code"u8).ShouldNotBe(RawValue.FromInt32(1), $"round {round}: {TypedText.Of(reply)}");
        }

        server.Log.Of(LogLevel.Error).ShouldBeEmpty();
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(32L * 1024 * 1024);
        await using var sane = await server.ConnectAsync();
        var status = await sane.ExpectAsync("admin", """{"serverStatus": 1}""");
        status.Field("connections"u8).Field("current"u8).Int32.ShouldBe(1);
        (await sane.ExpectAsync("fuzz", """{"validate": "c"}""")).Field("valid"u8).Boolean.ShouldBeTrue();
    }

    private static byte[] Mutate(Random random, byte[] message)
    {
        var bytes = message.ToArray();
        switch (random.Next(6))
        {
            case 0:
                bytes = new byte[random.Next(1, 400)];
                random.NextBytes(bytes);
                break;
            case 1:
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                for (var places = random.Next(1, 6); places > 0; places--)
                    bytes[random.Next(16, bytes.Length)] = (byte)random.Next(256);
                break;
            case 3:
                return bytes[..random.Next(1, bytes.Length)];
            case 4:
                // The header or the document lies about its length.
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(random.Next(2) == 0 ? 0 : 21), random.Next(4) switch { 0 => random.Next(), 1 => -random.Next(), 2 => bytes.Length + random.Next(-30, 30), _ => random.Next(64) });
                break;
            default:
                // So does some place inside of the document, with a valid header.
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(random.Next(21, bytes.Length - 4)), random.Next(3) switch { 0 => random.Next(), 1 => random.Next(64), _ => -1 });
                break;
        }

        if (random.Next(3) != 0 && bytes.Length >= 4)
            BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length);
        return bytes;
    }

    // The valid message also runs once, so that its mutants find documents and indexes.
    private static async Task<byte[]> MessageAsync(OwnServer server, string command)
    {
        await using var client = await server.ConnectAsync();
        var body = WireClient.WithDatabase(JsonBson.Parse(command), "fuzz");
        await client.RunAsync(body);
        var message = new byte[21 + body.Bytes.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), Wire.OpMsg);
        body.Bytes.CopyTo(message.AsSpan(21));
        return message;
    }
}
