using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Specs.Support;
using Shouldly;

namespace MongoDB.Specs.Driver;

public sealed class BulkWriteSpecs
{
    private static BsonDocument[] Documents(params int[] ids) => [.. ids.Select(id => new BsonDocument("_id", id))];

    private static BsonDocument CountDocuments(BsonDocument command) => new() { { "n", command["documents"].AsBsonArray.Count }, { "ok", 1 } };

    /// <summary>Answers as a server that already has the document 1.</summary>
    private static BsonDocument RefuseOne(BsonDocument command)
    {
        var errors = new BsonArray();
        var inserted = 0;
        foreach (var (document, index) in command["documents"].AsBsonArray.Select((document, index) => (document, index)))
        {
            if (document["_id"] != 1)
            {
                inserted++;
                continue;
            }

            errors.Add(new BsonDocument { { "index", index }, { "code", 11000 }, { "errmsg", "E11000 duplicate key" } });
            if (command["ordered"].AsBoolean)
            {
                break;
            }
        }

        return new BsonDocument { { "n", inserted }, { "writeErrors", () => errors, errors.Count > 0 }, { "ok", 1 } };
    }

    [Fact]
    public async Task An_ordered_insert_stops_at_the_first_failure()
    {
        using var server = new ScriptedServer(RefuseOne);
        var failure = await Should.ThrowAsync<MongoBulkWriteException<BsonDocument>>(() => server.Collection().InsertManyAsync(Documents(10, 1, 11, 1, 12)));
        failure.Message.ShouldBe(
            "A bulk write operation resulted in one or more errors. "
            + "WriteErrors: [ { Category : \"DuplicateKey\", Code : 11000, Message : \"E11000 duplicate key\" } ].");
        failure.WriteErrors.ShouldHaveSingleItem().Index.ShouldBe(1);
        failure.Result.RequestCount.ShouldBe(5);
        failure.Result.ProcessedRequests.Count.ShouldBe(2);
        failure.Result.InsertedCount.ShouldBe(1);
        failure.UnprocessedRequests.Count.ShouldBe(3);
        failure.WriteConcernError.ShouldBeNull();
        failure.ErrorLabels.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unordered_insert_goes_on()
    {
        using var server = new ScriptedServer(RefuseOne);
        var failure = await Should.ThrowAsync<MongoBulkWriteException<BsonDocument>>(
            () => server.Collection().InsertManyAsync(Documents(10, 1, 11, 1, 12), new InsertManyOptions { IsOrdered = false }));
        failure.WriteErrors.Select(error => error.Index).ShouldBe([1, 3]);
        failure.Result.ProcessedRequests.Count.ShouldBe(5);
        failure.Result.InsertedCount.ShouldBe(3);
        failure.UnprocessedRequests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_single_insert_that_fails_is_a_write_exception()
    {
        using var server = new ScriptedServer(RefuseOne);
        var failure = await Should.ThrowAsync<MongoWriteException>(() => server.Collection().InsertOneAsync(new BsonDocument("_id", 1)));
        failure.Message.ShouldBe(
            "A write operation resulted in an error. WriteError: { Category : \"DuplicateKey\", Code : 11000, Message : \"E11000 duplicate key\" }.");
        failure.WriteError.Category.ShouldBe(ServerErrorCategory.DuplicateKey);
        failure.WriteError.Code.ShouldBe(11000);
        failure.WriteError.Details.ShouldBeNull();
        failure.InnerException.ShouldBeOfType<MongoBulkWriteException<BsonDocument>>();
        failure.ConnectionId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_write_that_was_not_confirmed_is_a_failure_with_the_count()
    {
        using var server = new ScriptedServer(_ => BsonDocument.Parse(
            "{ n : 1, writeConcernError : { code : 64, codeName : 'WriteConcernFailed', errmsg : 'waiting timed out' }, ok : 1 }"));
        var failure = await Should.ThrowAsync<MongoBulkWriteException<BsonDocument>>(() => server.Collection().InsertManyAsync(Documents(5)));
        failure.WriteErrors.ShouldBeEmpty();
        (failure.WriteConcernError.Code, failure.WriteConcernError.CodeName, failure.WriteConcernError.Message)
            .ShouldBe((64, "WriteConcernFailed", "waiting timed out"));
        failure.Result.InsertedCount.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_to_insert_and_null_are_errors()
    {
        using var server = new ScriptedServer(CountDocuments);
        var collection = server.Collection();
        (await Should.ThrowAsync<ArgumentException>(() => collection.InsertManyAsync([]))).Message.ShouldStartWith("Must contain at least 1 request.");
        await Should.ThrowAsync<NullReferenceException>(() => collection.InsertManyAsync([null!]));
        await collection.InsertOneAsync(new BsonDocument("_id", 1));
    }

    [Fact]
    public async Task A_document_without_an_id_is_given_one_in_first_place()
    {
        using var server = new ScriptedServer(CountDocuments);
        var document = new BsonDocument("a", 1);
        await server.Collection().InsertManyAsync([document]);
        document.GetElement(0).Name.ShouldBe("_id");
        document["_id"].IsObjectId.ShouldBeTrue();
        server.Commands[0]["documents"][0].ShouldBe(document);
    }

    [Fact]
    public async Task An_id_that_stands_elsewhere_is_sent_first()
    {
        using var server = new ScriptedServer(CountDocuments);
        var document = new BsonDocument { { "a", 1 }, { "_id", 5 } };
        await server.Collection().InsertManyAsync([document]);
        server.Commands[0]["documents"][0].ToJson().ShouldBe("""{ "_id" : 5, "a" : 1 }""");
        document.GetElement(0).Name.ShouldBe("a");
    }

    [Fact]
    public async Task More_documents_than_one_command_takes_are_split()
    {
        using var server = new ScriptedServer(RefuseOne);
        server.Hello["maxWriteBatchSize"] = 2;
        var failure = await Should.ThrowAsync<MongoBulkWriteException<BsonDocument>>(
            () => server.Collection().InsertManyAsync(Documents(10, 11, 12, 1, 13), new InsertManyOptions { IsOrdered = false }));
        server.Commands.Select(command => command["documents"].AsBsonArray.Count).ShouldBe([2, 2, 1]);
        failure.WriteErrors.ShouldHaveSingleItem().Index.ShouldBe(3);
        failure.Result.InsertedCount.ShouldBe(4);
    }

    [Fact]
    public async Task More_bytes_than_one_message_takes_are_split()
    {
        using var server = new ScriptedServer(CountDocuments);
        server.Hello["maxMessageSizeBytes"] = 100_000;
        var documents = Enumerable.Range(0, 25).Select(i => new BsonDocument { { "_id", i }, { "text", new string('x', 10_000) } }).ToList();
        await server.Collection().InsertManyAsync(documents);
        server.Commands.SelectMany(command => command["documents"].AsBsonArray).Select(document => document["_id"].AsInt32).ShouldBe(Enumerable.Range(0, 25));
        server.Commands.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_update_without_operators_is_never_sent()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Ok);
        var collection = server.Collection();
        (await Should.ThrowAsync<BsonSerializationException>(() => collection.UpdateOneAsync("{ }", "{ y : 1 }"))).Message
            .ShouldBe("Element name 'y' is not valid'.");
        await Should.ThrowAsync<BsonSerializationException>(() => collection.ReplaceOneAsync("{ }", BsonDocument.Parse("{ $set : { y : 1 } }")));
        server.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task Requests_of_several_kinds_keep_their_order()
    {
        using var server = new ScriptedServer(command => command.GetElement(0).Name switch
        {
            "update" => BsonDocument.Parse("{ n : 2, nModified : 1, upserted : [{ index : 1, _id : 'u' }], ok : 1 }"),
            _ => BsonDocument.Parse("{ n : 1, ok : 1 }"),
        });
        var result = await server.Collection().BulkWriteAsync(
        [
            new InsertOneModel<BsonDocument>(new BsonDocument("_id", 1)),
            new UpdateOneModel<BsonDocument>("{ _id : 1 }", "{ $set : { a : 1 } }"),
            new ReplaceOneModel<BsonDocument>("{ _id : 'u' }", new BsonDocument("a", 2)) { IsUpsert = true },
            new DeleteOneModel<BsonDocument>("{ _id : 1 }"),
        ]);
        server.Commands.Select(command => command.GetElement(0).Name).ShouldBe(["insert", "update", "delete"]);
        (result.InsertedCount, result.MatchedCount, result.ModifiedCount, result.DeletedCount).ShouldBe((1, 1, 1, 1));
        var upsert = result.Upserts.ShouldHaveSingleItem();
        (upsert.Index, upsert.Id).ShouldBe((2, new BsonString("u")));
    }
}
