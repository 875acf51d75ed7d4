using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Specs.Support;
using Shouldly;

namespace MongoDB.Specs.Driver;

/// <summary>What goes over the wire, field by field.</summary>
public sealed class CommandFieldSpecs
{
    private static BsonDocument Answer(BsonDocument command) => command.GetElement(0).Name switch
    {
        "find" or "aggregate" or "listCollections" or "listIndexes" => ScriptedServer.Cursor(0, "firstBatch"),
        _ => new BsonDocument { { "n", 1 }, { "nModified", 1 }, { "ok", 1 } },
    };

    private static string[] Names(BsonDocument command) => [.. command.Names];

    [Fact]
    public async Task The_first_message_greets()
    {
        using var server = new ScriptedServer(Answer);
        await server.Collection("&appName=specs").EstimatedDocumentCountAsync();
        var greeting = server.Greetings[0];
        greeting.GetElement(0).ShouldBe(new BsonElement("isMaster", 1));
        greeting["helloOk"].ShouldBe(true);
        greeting["compression"].ShouldBe(new BsonArray());
        greeting["client"]["application"]["name"].ShouldBe("specs");
        greeting["client"]["driver"]["name"].AsString.ShouldStartWith("mongo-csharp-driver");
        greeting["client"]["os"]["type"].AsString.ShouldNotBeEmpty();
        greeting["client"]["platform"].AsString.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Inserts_carry_their_documents_beside_the_command()
    {
        using var server = new ScriptedServer(Answer);
        await server.Collection().InsertManyAsync([new BsonDocument("_id", 1), new BsonDocument("_id", 2)]);
        var command = server.Commands.ShouldHaveSingleItem();
        Names(command).ShouldBe(["insert", "ordered", "$db", "lsid", "documents"]);
        command["insert"].ShouldBe("c");
        command["$db"].ShouldBe("db");
        command["ordered"].ShouldBe(true);
        command["documents"].AsBsonArray.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_write_concern_is_sent_if_it_is_not_the_default()
    {
        using var server = new ScriptedServer(Answer);
        var collection = server.Collection().WithWriteConcern(WriteConcern.WMajority.With(journal: true, wTimeout: TimeSpan.FromSeconds(5)));
        await collection.InsertOneAsync(new BsonDocument("_id", 1));
        var command = server.Commands.ShouldHaveSingleItem();
        command.Contains("txnNumber").ShouldBeFalse();
        var concern = command["writeConcern"].AsBsonDocument;
        concern["w"].ShouldBe("majority");
        concern["j"].ShouldBe(true);
        concern["wtimeout"].ToInt64().ShouldBe(5000);
    }

    [Fact]
    public async Task Updates_and_deletes_carry_their_parts()
    {
        using var server = new ScriptedServer(Answer);
        var collection = server.Collection();
        await collection.UpdateOneAsync("{ a : 1 }", "{ $set : { b : 2 } }", new UpdateOptions { IsUpsert = true });
        await collection.DeleteManyAsync("{ a : 1 }");
        Names(server.Commands[0]).ShouldBe(["update", "ordered", "$db", "lsid", "updates"]);
        var update = server.Commands[0]["updates"][0].AsBsonDocument;
        (update["q"], update["u"], update["upsert"]).ShouldBe((new BsonDocument("a", 1), BsonDocument.Parse("{ $set : { b : 2 } }"), BsonBoolean.True));
        Names(server.Commands[1]).ShouldBe(["delete", "ordered", "$db", "lsid", "deletes"]);
        server.Commands[1]["deletes"][0].ShouldBe(BsonDocument.Parse("{ q : { a : 1 }, limit : 0 }"));
    }

    [Fact]
    public async Task Queries_name_only_what_was_asked_for()
    {
        using var server = new ScriptedServer(Answer);
        var collection = server.Collection();
        await collection.Find("{ a : 1 }").ToListAsync();
        await collection.Find("{ }").FirstOrDefaultAsync();
        await collection.Find("{ }").Sort("{ a : -1 }").Project("{ a : 1 }").Skip(2).Limit(3).ToListAsync();
        Names(server.Commands[0]).ShouldBe(["find", "filter", "$db", "lsid"]);
        Names(server.Commands[1]).ShouldBe(["find", "filter", "limit", "$db", "lsid"]);
        server.Commands[1]["limit"].ShouldBe(1);
        (server.Commands[2]["sort"], server.Commands[2]["projection"], server.Commands[2]["skip"].ToInt32(), server.Commands[2]["limit"].ToInt32())
            .ShouldBe((new BsonDocument("a", -1), new BsonDocument("a", 1), 2, 3));
    }

    [Fact]
    public async Task Counts_are_two_commands_of_their_own()
    {
        using var server = new ScriptedServer(Answer);
        var collection = server.Collection();
        await collection.EstimatedDocumentCountAsync();
        await collection.CountDocumentsAsync("{ a : 1 }");
        Names(server.Commands[0]).ShouldBe(["count", "$db", "lsid"]);
        Names(server.Commands[1]).ShouldBe(["aggregate", "pipeline", "cursor", "$db", "lsid"], ignoreOrder: true);
        server.Commands[1]["pipeline"][0].ShouldBe(BsonDocument.Parse("{ $match : { a : 1 } }"));
    }

    [Fact]
    public async Task Aggregations_and_lists()
    {
        using var server = new ScriptedServer(Answer);
        var collection = server.Collection();
        await (await collection.AggregateAsync<BsonDocument>(new[] { BsonDocument.Parse("{ $limit : 1 }") }, new AggregateOptions { BatchSize = 5 })).ToListAsync();
        await (await collection.Database.ListCollectionNamesAsync()).ToListAsync();
        Names(server.Commands[0]).ShouldBe(["aggregate", "pipeline", "cursor", "$db", "lsid"], ignoreOrder: true);
        server.Commands[0]["cursor"].ShouldBe(new BsonDocument("batchSize", 5));
        server.Commands[1]["nameOnly"].ShouldBe(true);
    }

    [Fact]
    public async Task FindOneAndUpdate_is_findAndModify()
    {
        using var server = new ScriptedServer(_ => new BsonDocument { { "value", BsonNull.Value }, { "ok", 1 } });
        var found = await server.Collection().FindOneAndUpdateAsync(
            "{ a : 1 }", "{ $inc : { n : 1 } }", new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = ReturnDocument.After, IsUpsert = true });
        found.ShouldBeNull();
        var command = server.Commands.ShouldHaveSingleItem();
        (command["findAndModify"], command["query"], command["new"], command["upsert"])
            .ShouldBe((new BsonString("c"), new BsonDocument("a", 1), BsonBoolean.True, BsonBoolean.True));
    }

    [Fact]
    public async Task Indexes_are_named_after_their_keys()
    {
        using var server = new ScriptedServer(Answer);
        var keys = Builders<BsonDocument>.IndexKeys.Ascending("a").Descending("b");
        var name = await server.Collection().Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(keys, new CreateIndexOptions { Unique = true }));
        name.ShouldBe("a_1_b_-1");
        var index = server.Commands.ShouldHaveSingleItem()["indexes"][0].AsBsonDocument;
        (index["key"], index["name"], index["unique"]).ShouldBe((BsonDocument.Parse("{ a : 1, b : -1 }"), new BsonString(name), BsonBoolean.True));
    }

    [Fact]
    public async Task Sessions_need_a_server_that_has_them()
    {
        using var server = new ScriptedServer(Answer);
        server.Hello.Remove("logicalSessionTimeoutMinutes");
        await server.Collection().EstimatedDocumentCountAsync();
        Names(server.Commands.ShouldHaveSingleItem()).ShouldBe(["count", "$db"]);
    }

    [Fact]
    public async Task Operations_one_after_another_share_a_session()
    {
        using var server = new ScriptedServer(Answer);
        var collection = server.Collection();
        await collection.EstimatedDocumentCountAsync();
        await collection.EstimatedDocumentCountAsync();
        var lsid = server.Commands[0]["lsid"]["id"].AsBsonBinaryData;
        lsid.SubType.ShouldBe(BsonBinarySubType.UuidStandard);
        server.Commands[1]["lsid"]["id"].ShouldBe(lsid);
    }

    [Fact]
    public async Task An_unacknowledged_write_awaits_no_answer()
    {
        using var server = new ScriptedServer(Answer);
        var collection = server.Collection();
        await collection.WithWriteConcern(WriteConcern.Unacknowledged).InsertOneAsync(new BsonDocument("_id", 1));
        await collection.EstimatedDocumentCountAsync();
        server.Commands[0].Contains("lsid").ShouldBeFalse();
        server.Commands[0]["writeConcern"].ShouldBe(new BsonDocument("w", 0));
        var result = await collection.WithWriteConcern(WriteConcern.Unacknowledged).DeleteOneAsync("{ }");
        result.IsAcknowledged.ShouldBeFalse();
        Should.Throw<NotSupportedException>(() => result.DeletedCount);
    }
}
