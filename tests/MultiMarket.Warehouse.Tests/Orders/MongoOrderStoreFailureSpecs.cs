using MongoDB.Bson;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Warehouse.Tests.Support;

namespace MultiMarket.Warehouse.Tests.Orders;

public sealed class MongoOrderStoreFailureSpecs
{
    private static readonly IReadOnlyList<ReceivedOrder> Batch = SeededOrders.Draw(5, seed: 11);

    [Fact]
    public async Task A_batch_is_one_unordered_insert_confirmed_by_a_majority_with_journal()
    {
        ScriptedCommand? insert = null;
        await StoreAsync(command =>
        {
            if (command.Body.GetElement(0).Value == WarehouseOptions.Collection) insert = command;
            return new() { { "n", command.Documents.Count }, { "ok", 1.0 } };
        });

        insert!.Body["ordered"].AsBoolean.ShouldBeFalse();
        insert.Body["writeConcern"]["w"].AsString.ShouldBe("majority");
        insert.Body["writeConcern"]["j"].AsBoolean.ShouldBeTrue();
        insert.Documents.Select(d => d["_id"].AsString).ShouldBe(Batch.Select(o => o.Order.Key));
    }

    [Fact]
    public async Task Refused_documents_are_refused_and_the_others_inserted()
    {
        var outcomes = await StoreAsync(_ => new()
        {
            { "n", 3 }, { "ok", 1.0 },
            { "writeErrors", new BsonArray { WriteError(1, 121, "Document failed validation"), WriteError(4, 10334, "object to insert too large") } },
        });

        outcomes.Select(o => o.Kind).ShouldBe([StoreOutcomeKind.Inserted, StoreOutcomeKind.Refused, StoreOutcomeKind.Inserted, StoreOutcomeKind.Inserted, StoreOutcomeKind.Refused]);
        outcomes[1].Reason.ShouldBe("MongoDB error 121: Document failed validation");
        outcomes[4].Reason.ShouldBe("MongoDB error 10334: object to insert too large");
    }

    [Fact]
    public async Task A_write_that_is_not_confirmed_is_an_outage_even_if_every_document_was_taken() =>
        (await FailAsync(command => new()
        {
            { "n", command.Documents.Count }, { "ok", 1.0 },
            { "writeConcernError", new BsonDocument { { "code", 64 }, { "codeName", "WriteConcernFailed" }, { "errmsg", "waiting for replication timed out" } } },
        })).ShouldEndWith(": the MongoDB server did not confirm the write: error 64 WriteConcernFailed: waiting for replication timed out");

    [Fact]
    public async Task An_outage_among_the_errors_of_documents_is_one_of_the_whole_batch() =>
        (await FailAsync(_ => new()
        {
            { "n", 3 }, { "ok", 1.0 }, { "writeErrors", new BsonArray { WriteError(1, 121, "Document failed validation"), WriteError(2, 14031, "disk full") } },
        })).ShouldEndWith(": the MongoDB server answers error 14031: disk full");

    [Theory]
    [InlineData(10107, "NotWritablePrimary", "not primary")]
    [InlineData(11600, "InterruptedAtShutdown", "interrupted at shutdown")]
    [InlineData(13, "Unauthorized", "not authorized on multi_market to execute command")]
    [InlineData(2, "BadValue", "cannot use 'w' > 1 when a host is not replicated")]
    [InlineData(8000, "AtlasError", "you are over your space quota")]
    public async Task A_server_in_a_wrong_state_is_an_outage(int code, string name, string message) =>
        (await FailAsync(_ => ScriptedMongo.Error(code, name, message))).ShouldEndWith($": the MongoDB server answers error {code} {name}: {message}");

    [Fact]
    public async Task A_connection_that_breaks_is_an_outage() =>
        (await FailAsync(_ => null)).ShouldContain(": the connection to the MongoDB server failed: ");

    [Fact]
    public async Task A_command_that_one_document_spoils_is_divided_until_only_that_document_is_refused()
    {
        var spoilt = Batch[3].Order.Key;
        var outcomes = await StoreAsync(command => command.Documents.Any(d => d["_id"] == spoilt)
            ? ScriptedMongo.Error(22, "InvalidBSON", "not valid UTF-8")
            : new() { { "n", command.Documents.Count }, { "ok", 1.0 } });

        outcomes.Select(o => o.Kind).ShouldBe([StoreOutcomeKind.Inserted, StoreOutcomeKind.Inserted, StoreOutcomeKind.Inserted, StoreOutcomeKind.Refused, StoreOutcomeKind.Inserted]);
        outcomes[3].Reason.ShouldBe("MongoDB error 22: not valid UTF-8");
    }

    [Fact]
    public async Task A_connection_that_breaks_during_the_look_at_duplicates_is_an_outage()
    {
        await using var server = new ScriptedMongo(command => command.Name switch
        {
            "createIndexes" => ScriptedMongo.Ok,
            "insert" => new() { { "n", 4 }, { "ok", 1.0 }, { "writeErrors", new BsonArray { WriteError(0, 11000, "E11000 duplicate key error collection: multi_market.commandes index: _id_ dup key: { }") } } },
            _ => null,
        });
        await using var warehouse = WarehouseServer.OpenAt(server.ConnectionString);

        await warehouse.Orders.StoreAsync(Batch, default).ShouldThrowAsync<WarehouseUnavailableException>();
    }

    [Fact]
    public async Task A_server_that_refuses_the_index_takes_orders_all_the_same()
    {
        await using var server = new ScriptedMongo(command => command.Name == "createIndexes"
            ? ScriptedMongo.Error(85, "IndexOptionsConflict", "Index already exists with a different name")
            : new() { { "n", command.Documents.Count }, { "ok", 1.0 } });
        await using var warehouse = WarehouseServer.OpenAt(server.ConnectionString);

        (await warehouse.Orders.StoreAsync(Batch, default)).ShouldAllBe(o => o == StoreOutcome.Inserted);
    }

    private static BsonDocument WriteError(int index, int code, string message) => new() { { "index", index }, { "code", code }, { "errmsg", message } };

    private static async Task<IReadOnlyList<StoreOutcome>> StoreAsync(Func<ScriptedCommand, BsonDocument?> onInsert)
    {
        await using var server = new ScriptedMongo(command => command.Name == "insert" ? onInsert(command) : ScriptedMongo.Ok);
        await using var warehouse = WarehouseServer.OpenAt(server.ConnectionString);
        return await warehouse.Orders.StoreAsync(Batch, default);
    }

    private static async Task<string> FailAsync(Func<ScriptedCommand, BsonDocument?> onInsert) =>
        (await StoreAsync(onInsert).ShouldThrowAsync<WarehouseUnavailableException>()).Message;
}
