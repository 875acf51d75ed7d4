using MultiMarket.EmbeddedMongo.Tests.Support;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Tests.Storage;

/// <summary>The server is killed under several writers, again and again on the same file.</summary>
public sealed class KillSpecs : IDisposable
{
    private const int Writers = 6;

    private readonly string _folder = Directory.CreateTempSubdirectory("embedded-mongo-kill-").FullName;

    private string File => Path.Combine(_folder, "warehouse.db");

    [Fact]
    public Task Nothing_acknowledged_is_lost_when_the_server_is_killed() => KillAsync(rounds: 3, seed: 1, mostCommands: 100);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Nothing_acknowledged_is_lost_however_often_the_server_is_killed() => KillAsync(rounds: 30, seed: 2, mostCommands: 400);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task KillAsync(int rounds, int seed, int mostCommands)
    {
        var random = new Random(seed);
        KilledWriter[] writers = [.. Enumerable.Range(0, Writers).Select(w => new KilledWriter($"w{w}", seed + w))];
        await using (var server = await WarehouseProcess.StartAsync(File))
        {
            await using var client = await WireClient.ConnectAsync(server.Port);
            await client.ExpectAsync("shop", """{"createIndexes": "c", "indexes": [{"key": {"u": 1}, "name": "u_1", "unique": true}, {"key": {"tag": 1, "n": 1}, "name": "tag_1_n_1"}]}""");
        }

        for (var round = 0; round < rounds; round++)
        {
            await using (var server = await WarehouseProcess.StartAsync(File))
            {
                await VerifyAsync(server.Port, writers);
                await WriteUntilKilledAsync(server, writers, random.Next(1, mostCommands));
            }
        }

        await using (var server = await WarehouseProcess.StartAsync(File))
            await VerifyAsync(server.Port, writers);
        var report = EmbeddedMongoFile.Inspect(File);
        report.Problems.ShouldBeEmpty();
        report.Documents["shop.c"].ShouldBeGreaterThan(0);
    }

    private static async Task WriteUntilKilledAsync(WarehouseProcess server, KilledWriter[] writers, int commands)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var done = 0;
        var writing = Task.WhenAll(writers.Select(writer => writer.WriteAsync(server.Port, () =>
        {
            if (Interlocked.Increment(ref done) == commands) enough.SetResult();
        })));
        await Task.WhenAny(enough.Task, writing);
        server.Kill();
        await writing;
        enough.Task.IsCompleted.ShouldBeTrue("the server ended before it was killed");
    }

    private static async Task VerifyAsync(int port, KilledWriter[] writers)
    {
        await using var client = await WireClient.ConnectAsync(port);
        var found = (await FindAsync(client, """{"$natural": 1}""")).ToDictionary(document => document.Field("_id"u8).String);
        foreach (var writer in writers)
        {
            writer.Acknowledged.Keys.Where(id => !found.ContainsKey(id) && !writer.DeleteSent.ContainsKey(id)).ShouldBeEmpty("acknowledged inserts that are lost");
            writer.Deleted.Keys.Where(found.ContainsKey).ShouldBeEmpty("acknowledged deletes that are undone");
            writer.Acknowledged.Where(pair => found.TryGetValue(pair.Key, out var document) && document.Field("n"u8).Int32 < pair.Value).ShouldBeEmpty("acknowledged updates that are lost");
        }

        foreach (var (id, document) in found)
            writers.Any(writer => writer.Sent.TryGetValue(id, out var sent) && document.Field("n"u8).Int32 <= sent).ShouldBeTrue($"{TypedText.Of(document)} was never sent");

        (await client.ExpectAsync("shop", """{"count": "c"}""")).Field("n"u8).Int32.ShouldBe(found.Count);
        foreach (var index in new[] { "_id_", "u_1", "tag_1_n_1" })
            (await FindAsync(client, $"\"{index}\"")).Select(TypedText.Of).Order().ShouldBe(found.Values.Select(TypedText.Of).Order(), $"what the index {index} finds");
    }

    private static async Task<List<RawValue>> FindAsync(WireClient client, string hint)
    {
        var cursor = (await client.ExpectAsync("shop", $$"""{"find": "c", "hint": {{hint}}, "batchSize": 1000}""")).Field("cursor"u8);
        var documents = cursor.Field("firstBatch"u8).ToItems();
        while (cursor.Field("id"u8).Int64 is not 0 and var id)
        {
            cursor = (await client.ExpectAsync("shop", $$"""{"getMore": {"$numberLong": "{{id}}"}, "collection": "c"}""")).Field("cursor"u8);
            documents.AddRange(cursor.Field("nextBatch"u8).ToItems());
        }

        return documents;
    }
}
