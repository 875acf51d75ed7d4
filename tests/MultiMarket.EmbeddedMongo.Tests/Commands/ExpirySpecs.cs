using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Commands;

/// <summary>Documents that are deleted some time after the date in one of their fields.</summary>
public sealed class ExpirySpecs
{
    [Fact]
    public async Task Documents_go_when_their_date_has_passed_and_others_stay()
    {
        await using var server = await OwnServer.StartAsync(options => options with { ExpiryInterval = TimeSpan.FromMilliseconds(20) });
        await using var client = await server.ConnectAsync();
        await client.ExpectAsync("shop", """
            {"insert": "c", "documents": [
                {"_id": 1, "at": {"$date": "2020-01-01T00:00:00Z"}},
                {"_id": 2, "at": {"$date": "2999-01-01T00:00:00Z"}},
                {"_id": 3, "at": "2020-01-01"},
                {"_id": 4},
                {"_id": 5, "at": [{"$date": "2999-01-01T00:00:00Z"}, {"$date": "2020-01-01T00:00:00Z"}]},
                {"_id": 6, "until": {"$date": "2020-01-01T00:00:00Z"}, "paid": true},
                {"_id": 7, "until": {"$date": "2020-01-01T00:00:00Z"}, "paid": false}]}
            """);
        await client.ExpectAsync("shop", """
            {"createIndexes": "c", "indexes": [
                {"key": {"at": 1}, "name": "at", "expireAfterSeconds": 3600},
                {"key": {"until": -1}, "name": "until", "expireAfterSeconds": 0, "partialFilterExpression": {"paid": true}}]}
            """);

        await Eventually.BecomesAsync("what has expired is gone", () => IdsAsync(client), ids => ids == "2 3 4 7", TimeSpan.FromSeconds(10));
        (await client.ExpectAsync("shop", """{"count": "c", "query": {"at": {"$lt": {"$date": "2021-01-01T00:00:00Z"}}}}""")).Field("n"u8).Int32.ShouldBe(0);
        var counted = (await client.ExpectAsync("admin", """{"serverStatus": 1}""")).Field("metrics"u8).Field("ttl"u8);
        counted.Field("deletedDocuments"u8).Int64.ShouldBe(3);
        counted.Field("passes"u8).Int64.ShouldBeGreaterThan(0);

        await client.ExpectAsync("shop", """{"collMod": "c", "index": {"keyPattern": {"until": -1}, "expireAfterSeconds": 100000000}}""");
        await client.ExpectAsync("shop", """{"dropIndexes": "c", "index": "at"}""");
        var passes = counted.Field("passes"u8).Int64;
        await client.ExpectAsync("shop", """{"insert": "c", "documents": [{"_id": 1, "at": {"$date": "2020-01-01T00:00:00Z"}}]}""");
        await Eventually.BecomesAsync(
            "more passes are made", async () => (await client.ExpectAsync("admin", """{"serverStatus": 1}""")).Field("metrics"u8).Field("ttl"u8).Field("passes"u8).Int64, count => count > passes + 2, TimeSpan.FromSeconds(10));
        (await IdsAsync(client)).ShouldBe("1 2 3 4 7");
    }

    private static async Task<string> IdsAsync(WireClient client) =>
        string.Join(' ', (await client.ExpectAsync("shop", """{"find": "c", "sort": {"_id": 1}}""")).Field("cursor"u8).Field("firstBatch"u8).ToItems().Select(document => document.Field("_id"u8).Int32));
}
