using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Specs.Support;
using Shouldly;

namespace MongoDB.Specs.Server;

[Collection(WarehouseFixture.Collection)]
public sealed class ReadSpecs(WarehouseFixture warehouse)
{
    private readonly IMongoCollection<BsonDocument> _collection = warehouse.NewDatabase().GetCollection<BsonDocument>("c");

    private Task FillAsync(int count) =>
        _collection.InsertManyAsync(Enumerable.Range(0, count).Select(i => new BsonDocument { { "_id", i }, { "n", i % 10 }, { "text", $"text {i}" } }));

    [Fact]
    public async Task Batches_join_to_the_whole()
    {
        await FillAsync(2_500);
        var documents = await _collection.Find("{ }", new FindOptions { BatchSize = 100 }).ToListAsync();
        documents.Select(document => document["_id"].AsInt32).Order().ShouldBe(Enumerable.Range(0, 2_500));
    }

    [Fact]
    public async Task Filter_sort_projection_skip_and_limit()
    {
        await FillAsync(50);
        var documents = await _collection
            .Find(Builders<BsonDocument>.Filter.Eq("n", 3))
            .Sort(Builders<BsonDocument>.Sort.Descending("_id"))
            .Project(Builders<BsonDocument>.Projection.Include("n").Exclude("_id"))
            .Skip(1)
            .Limit(2)
            .ToListAsync();
        documents.ShouldBe([new BsonDocument("n", 3), new BsonDocument("n", 3)]);
        (await _collection.Find("{ n : 3 }").CountDocumentsAsync()).ShouldBe(5);
        (await _collection.Find("{ _id : { $in : [1, 2, 99] } }").ToListAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_cursor_can_be_left_early()
    {
        await FillAsync(1_000);
        using (var cursor = await _collection.FindAsync("{ }", new FindOptions<BsonDocument> { BatchSize = 10 }))
        {
            await cursor.MoveNextAsync();
            cursor.Current.Count().ShouldBe(10);
        }

        (await _collection.EstimatedDocumentCountAsync()).ShouldBe(1_000);
    }

    [Fact]
    public async Task Pipelines_run_on_the_server()
    {
        await FillAsync(100);
        var stages = new[]
        {
            BsonDocument.Parse("{ $match : { n : { $lt : 2 } } }"),
            BsonDocument.Parse("{ $group : { _id : '$n', count : { $sum : 1 }, total : { $sum : '$_id' } } }"),
            BsonDocument.Parse("{ $sort : { _id : 1 } }"),
        };
        using var cursor = await _collection.AggregateAsync<BsonDocument>(stages);
        (await cursor.ToListAsync()).ShouldBe([BsonDocument.Parse("{ _id : 0, count : 10, total : 450 }"), BsonDocument.Parse("{ _id : 1, count : 10, total : 460 }")]);
    }

    [Fact]
    public async Task An_unknown_stage_and_command_are_named()
    {
        var database = _collection.Database;
        (await Should.ThrowAsync<MongoCommandException>(() => _collection.AggregateAsync<BsonDocument>(new[] { new BsonDocument("$nonsense", 1) })))
            .Code.ShouldBe(40324);
        var failure = await Should.ThrowAsync<MongoCommandException>(() => database.RunCommandAsync<BsonDocument>("{ nonsense : 1 }"));
        (failure.Code, failure.CodeName).ShouldBe((59, "CommandNotFound"));
        failure.Message.ShouldStartWith("Command nonsense failed: ");
        failure.Command["nonsense"].ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_found_in_an_empty_collection()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _collection.Find("{ }").FirstAsync());
        (await _collection.Find("{ }").FirstOrDefaultAsync()).ShouldBeNull();
        (await _collection.CountDocumentsAsync("{ }")).ShouldBe(0);
        (await _collection.EstimatedDocumentCountAsync()).ShouldBe(0);
    }
}
