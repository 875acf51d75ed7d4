using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Specs.Support;
using Shouldly;

namespace MongoDB.Specs.Driver;

public sealed class CursorSpecs
{
    private static BsonDocument Id(int id) => new("_id", id);

    /// <summary>Three batches: 1 and 2, 3 and 4, 5.</summary>
    private static BsonDocument Batches(BsonDocument command) => (command.GetElement(0).Name, command.GetElement(0).Value) switch
    {
        ("find", _) => ScriptedServer.Cursor(11, "firstBatch", Id(1), Id(2)),
        ("getMore", BsonInt64 { Value: 11 }) => ScriptedServer.Cursor(12, "nextBatch", Id(3), Id(4)),
        ("getMore", BsonInt64 { Value: 12 }) => ScriptedServer.Cursor(0, "nextBatch", Id(5)),
        ("killCursors", _) => ScriptedServer.Ok,
        _ => new BsonDocument { { "ok", 0 }, { "errmsg", "unexpected" }, { "code", 1 } },
    };

    [Fact]
    public async Task Batches_are_fetched_one_after_another()
    {
        using var server = new ScriptedServer(Batches);
        var documents = await server.Collection().Find("{ }", new FindOptions { BatchSize = 2 }).ToListAsync();
        documents.Select(document => document["_id"].AsInt32).ShouldBe([1, 2, 3, 4, 5]);
        var next = server.Commands[1];
        next.Names.ShouldBe(["getMore", "collection", "batchSize", "$db", "lsid"]);
        (next["collection"], next["batchSize"]).ShouldBe((new BsonString("c"), new BsonInt32(2)));
    }

    [Fact]
    public async Task A_cursor_starts_before_its_first_batch()
    {
        using var server = new ScriptedServer(Batches);
        using var cursor = await server.Collection().FindAsync<BsonDocument>("{ }");
        Should.Throw<InvalidOperationException>(() => cursor.Current);
        (await cursor.MoveNextAsync()).ShouldBeTrue();
        cursor.Current.Count().ShouldBe(2);
        (await cursor.MoveNextAsync()).ShouldBeTrue();
        (await cursor.MoveNextAsync()).ShouldBeTrue();
        (await cursor.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Dropping_a_cursor_early_tells_the_server()
    {
        var killed = new TaskCompletionSource<BsonDocument>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new ScriptedServer(command =>
        {
            if (command.Contains("killCursors"))
            {
                killed.TrySetResult(command);
            }

            return Batches(command);
        });
        var cursor = await server.Collection().FindAsync<BsonDocument>("{ }");
        await cursor.MoveNextAsync();
        cursor.Dispose();
        var command = await killed.Task.WaitAsync(TimeSpan.FromSeconds(10));
        (command["killCursors"], command["cursors"][0]).ShouldBe((new BsonString("c"), new BsonInt64(11)));
        await Should.ThrowAsync<ObjectDisposedException>(() => cursor.MoveNextAsync());
    }

    [Fact]
    public async Task First_of_nothing_is_an_error_but_FirstOrDefault_null()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Cursor(0, "firstBatch"));
        var collection = server.Collection();
        (await Should.ThrowAsync<InvalidOperationException>(() => collection.Find("{ }").FirstAsync())).Message.ShouldBe("Sequence contains no elements");
        (await collection.Find("{ }").FirstOrDefaultAsync()).ShouldBeNull();
        (await collection.Find("{ }").AnyAsync()).ShouldBeFalse();
        (await collection.Find("{ }").SingleOrDefaultAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Every_result_is_handed_to_a_delegate()
    {
        using var server = new ScriptedServer(Batches);
        var seen = new List<int>();
        await server.Collection().Find("{ }").ForEachAsync(document => seen.Add(document["_id"].AsInt32));
        seen.ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task A_cursor_that_the_server_closed_is_named()
    {
        using var server = new ScriptedServer(command => command.Contains("find")
            ? ScriptedServer.Cursor(11, "firstBatch", Id(1))
            : BsonDocument.Parse("{ ok : 0, errmsg : 'cursor id 11 not found', code : 43, codeName : 'CursorNotFound' }"));
        var failure = await Should.ThrowAsync<MongoCursorNotFoundException>(() => server.Collection().Find("{ }").ToListAsync());
        failure.CursorId.ShouldBe(11);
    }
}
