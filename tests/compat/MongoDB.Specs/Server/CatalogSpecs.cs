using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Specs.Support;
using Shouldly;

namespace MongoDB.Specs.Server;

[Collection(WarehouseFixture.Collection)]
public sealed class CatalogSpecs(WarehouseFixture warehouse)
{
    private readonly IMongoDatabase _database = warehouse.NewDatabase();

    [Fact]
    public async Task Collections_are_listed_and_dropped()
    {
        await _database.GetCollection<BsonDocument>("b").InsertOneAsync(new BsonDocument());
        await _database.GetCollection<BsonDocument>("a").InsertOneAsync(new BsonDocument());
        (await (await _database.ListCollectionNamesAsync()).ToListAsync()).Order().ShouldBe(["a", "b"]);
        (await (await warehouse.Client.ListDatabaseNamesAsync()).ToListAsync()).ShouldContain(_database.DatabaseNamespace.DatabaseName);
        await _database.DropCollectionAsync("a");
        await _database.DropCollectionAsync("absent");
        (await (await _database.ListCollectionNamesAsync()).ToListAsync()).ShouldBe(["b"]);
    }

    [Fact]
    public async Task Dropping_a_database_drops_its_collections()
    {
        await _database.GetCollection<BsonDocument>("a").InsertOneAsync(new BsonDocument());
        await warehouse.Client.DropDatabaseAsync(_database.DatabaseNamespace.DatabaseName);
        (await (await _database.ListCollectionNamesAsync()).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Indexes_are_created_once_and_listed()
    {
        var collection = _database.GetCollection<BsonDocument>("c");
        var keys = Builders<BsonDocument>.IndexKeys;
        var models = new[]
        {
            new CreateIndexModel<BsonDocument>(keys.Ascending("canal").Ascending("date_commande")),
            new CreateIndexModel<BsonDocument>(keys.Ascending("code"), new CreateIndexOptions { Unique = true, Name = "unique_code" }),
        };
        (await collection.Indexes.CreateManyAsync(models)).ShouldBe(["canal_1_date_commande_1", "unique_code"]);
        (await collection.Indexes.CreateManyAsync(models)).Count().ShouldBe(2);
        var indexes = await (await collection.Indexes.ListAsync()).ToListAsync();
        indexes.Select(index => index["name"].AsString).Order().ShouldBe(["_id_", "canal_1_date_commande_1", "unique_code"], ignoreOrder: true);
        await collection.InsertOneAsync(new BsonDocument("code", 1));
        var failure = await Should.ThrowAsync<MongoWriteException>(() => collection.InsertOneAsync(new BsonDocument("code", 1)));
        failure.WriteError.Message.ShouldContain("unique_code");
    }

    [Fact]
    public async Task Indexes_of_no_collection_are_none() =>
        (await (await _database.GetCollection<BsonDocument>("absent").Indexes.ListAsync()).ToListAsync()).ShouldBeEmpty();
}
