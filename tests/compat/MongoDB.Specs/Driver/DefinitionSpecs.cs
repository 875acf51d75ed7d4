using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Specs.Support;
using Shouldly;

namespace MongoDB.Specs.Driver;

/// <summary>What the builders make, seen where it arrives.</summary>
public sealed class DefinitionSpecs
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    private static async Task<BsonDocument> SentAsync(Func<IMongoCollection<BsonDocument>, Task> operation)
    {
        using var server = new ScriptedServer(command => command.Contains("find") ? ScriptedServer.Cursor(0, "firstBatch") : BsonDocument.Parse("{ n : 1, ok : 1 }"));
        await operation(server.Collection());
        return server.Commands.ShouldHaveSingleItem();
    }

    public static TheoryData<FilterDefinition<BsonDocument>, string> Filters => new()
    {
        { Filter.Empty, "{ }" },
        { Filter.Eq("a", 1), "{ a : 1 }" },
        { Filter.Ne("a", "x"), "{ a : { $ne : 'x' } }" },
        { Filter.In("a", new[] { 1, 2 }), "{ a : { $in : [1, 2] } }" },
        { Filter.Gt("a", 1) & Filter.Lte("a", 5), "{ a : { $gt : 1, $lte : 5 } }" },
        { Filter.And(Filter.Eq("a", 1), Filter.Eq("b", 2)), "{ a : 1, b : 2 }" },
        { Filter.And(Filter.Eq("a", 1), Filter.Eq("a", 2)), "{ $and : [{ a : 1 }, { a : 2 }] }" },
        { Filter.Or(Filter.Eq("a", 1), Filter.Lt("b", 2L)), "{ $or : [{ a : 1 }, { b : { $lt : NumberLong(2) } }] }" },
        { Filter.Exists("a", false), "{ a : { $exists : false } }" },
        { Filter.Gte("d", new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc)), "{ d : { $gte : ISODate('2024-01-01T00:00:00Z') } }" },
        { new BsonDocument("a", 1), "{ a : 1 }" },
        { "{ a : 1 }", "{ a : 1 }" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter(FilterDefinition<BsonDocument> filter, string sent) =>
        (await SentAsync(collection => collection.Find(filter).ToListAsync()))["filter"].ShouldBe(BsonDocument.Parse(sent));

    [Fact]
    public async Task Sorts_and_projections()
    {
        var command = await SentAsync(collection => collection
            .Find(Filter.Empty)
            .Sort(Builders<BsonDocument>.Sort.Ascending("a").Descending("b"))
            .Project(Builders<BsonDocument>.Projection.Include("a").Exclude("_id"))
            .ToListAsync());
        command["sort"].ShouldBe(BsonDocument.Parse("{ a : 1, b : -1 }"));
        command["projection"].ShouldBe(BsonDocument.Parse("{ a : 1, _id : 0 }"));
    }

    [Fact]
    public async Task Updates()
    {
        var update = Builders<BsonDocument>.Update.Set("a", 1).Set("b.c", "x").Inc("n", 1L).Unset("old").SetOnInsert("made", true).Push("list", 5);
        (await SentAsync(collection => collection.UpdateManyAsync("{ }", update)))["updates"][0]["u"].ShouldBe(BsonDocument.Parse(
            "{ $set : { a : 1, 'b.c' : 'x' }, $inc : { n : NumberLong(1) }, $unset : { old : 1 }, $setOnInsert : { made : true }, $push : { list : 5 } }"));
    }
}
