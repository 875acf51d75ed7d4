using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Specs.Support;
using Shouldly;

namespace MongoDB.Specs.Server;

[Collection(WarehouseFixture.Collection)]
public sealed class InsertSpecs(WarehouseFixture warehouse)
{
    private readonly IMongoCollection<BsonDocument> _collection = warehouse.NewDatabase().GetCollection<BsonDocument>("c");

    private static BsonDocument[] Documents(params int[] ids) => [.. ids.Select(id => new BsonDocument("_id", id))];

    private async Task<List<int>> StoredAsync() =>
        [.. (await _collection.Find("{ }").Sort("{ _id : 1 }").ToListAsync()).Select(document => document["_id"].AsInt32)];

    [Fact]
    public async Task A_document_comes_back_as_it_went()
    {
        var document = new BsonDocument
        {
            { "_id", "web:234" },
            { "prix", Decimal128.Parse("8500.00") },
            { "quantite", 2 },
            { "long", 5L },
            { "double", 1.5 },
            { "date", new DateTime(2025, 4, 26, 14, 0, 0, DateTimeKind.Utc) },
            { "statut", "payée" },
            { "livraison", new BsonDocument("ville", "Casablanca") },
            { "produits", new BsonArray { new BsonDocument("nom", "Laptop"), 1, "x" } },
            { "rien", BsonNull.Value },
            { "vrai", true },
            { "oid", ObjectId.GenerateNewId() },
            { "octets", new byte[] { 1, 2, 3 } },
        };
        await _collection.InsertOneAsync(document);
        var stored = await _collection.Find(new BsonDocument("_id", "web:234")).FirstAsync();
        stored.ShouldBe(document);
        stored["prix"].ToString().ShouldBe("8500.00");
    }

    [Fact]
    public async Task A_duplicate_is_refused_with_11000()
    {
        await _collection.InsertOneAsync(new BsonDocument("_id", 1));
        var failure = await Should.ThrowAsync<MongoWriteException>(() => _collection.InsertOneAsync(new BsonDocument("_id", 1)));
        failure.WriteError.Category.ShouldBe(ServerErrorCategory.DuplicateKey);
        failure.WriteError.Code.ShouldBe(11000);
        failure.WriteError.Message.ShouldContain("dup key");
        failure.InnerException.ShouldBeOfType<MongoBulkWriteException<BsonDocument>>();
    }

    [Fact]
    public async Task An_ordered_insert_stops_at_the_first_duplicate()
    {
        await _collection.InsertOneAsync(new BsonDocument("_id", 1));
        var failure = await Should.ThrowAsync<MongoBulkWriteException<BsonDocument>>(() => _collection.InsertManyAsync(Documents(10, 1, 11, 1, 12)));
        failure.WriteErrors.ShouldHaveSingleItem().Index.ShouldBe(1);
        (failure.Result.InsertedCount, failure.Result.ProcessedRequests.Count, failure.UnprocessedRequests.Count).ShouldBe((1, 2, 3));
        (await StoredAsync()).ShouldBe([1, 10]);
    }

    [Fact]
    public async Task An_unordered_insert_stores_whatever_it_can()
    {
        await _collection.InsertOneAsync(new BsonDocument("_id", 1));
        var failure = await Should.ThrowAsync<MongoBulkWriteException<BsonDocument>>(
            () => _collection.InsertManyAsync(Documents(10, 1, 11, 1, 12), new InsertManyOptions { IsOrdered = false }));
        failure.WriteErrors.Select(error => error.Index).ShouldBe([1, 3]);
        failure.UnprocessedRequests.ShouldBeEmpty();
        (await StoredAsync()).ShouldBe([1, 10, 11, 12]);
    }

    [Fact]
    public async Task A_majority_in_the_journal_can_be_asked_for()
    {
        var careful = _collection.WithWriteConcern(WriteConcern.WMajority.With(journal: true));
        await careful.InsertManyAsync(Enumerable.Range(0, 1_000).Select(i => new BsonDocument("_id", i)), new InsertManyOptions { IsOrdered = false });
        (await _collection.EstimatedDocumentCountAsync()).ShouldBe(1_000);
        (await _collection.CountDocumentsAsync("{ _id : { $gte : 900 } }")).ShouldBe(100);
    }
}
