using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests;

/// <summary>Real clients against the server: MongoDB's driver for Node.js, and mongosh.</summary>
public sealed class NodeClientSpecs(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [NodeFact]
    public async Task The_driver_does_what_applications_do() =>
        (await NodeClients.RunAsync("driver.mjs", fixture.Server.ConnectionString, fixture.NewDatabase())).Trim().ShouldBe("done");

    [NodeFact]
    public async Task Mongosh_runs_the_quick_start()
    {
        var script = await File.ReadAllTextAsync(Path.Combine(NodeClients.Folder, "quick-start.mongosh.js"));
        var printed = await NodeClients.MongoshAsync($"{fixture.Server.ConnectionString}/{fixture.NewDatabase()}", script);
        printed.Trim().Split('\n').ShouldBe(
        [
            """find: [{"_id":1,"ville":"Rabat"},{"_id":2,"ville":"Fès"}]""",
            """group: [{"_id":"mobile","n":1,"total":{"$numberDecimal":"20"}},{"_id":"web","n":2,"total":{"$numberDecimal":"107.75"}}]""",
            """index: "canal_1_ville_1" """.TrimEnd(),
            """indexes: ["_id_","canal_1_ville_1"]""",
            """stats: [3,2,["_id_","canal_1_ville_1"]]""",
            """explain: ["IXSCAN","canal_1_ville_1",2,2,2]""",
            "count: [2,3]",
            """distinct: ["Fès","Rabat"]""",
            "update: [2,2]",
            """findOneAndUpdate: {"_id":1,"vu":5}""",
            "duplicate: 11000",
            "operator: 2",
            "stage: 40324",
            "validate: [true,3]",
            """view: [2,["commandes","v_web"]]""",
            "databases: true",
            "sizes: [3,true,false]",
            "server: [true,true,true]",
            "users: 0",
            "drop: [true,true,[]]",
        ]);
    }

    [NodeFact]
    public async Task Mongosh_answers_what_is_typed_at_its_prompt()
    {
        var database = fixture.NewDatabase();
        await using (var client = await fixture.ConnectAsync())
            await client.ExpectAsync(database, """{"insert": "commandes", "documents": [{"_id": 1, "canal": "web"}]}""");
        var printed = await NodeClients.TypeIntoMongoshAsync($"{fixture.Server.ConnectionString}/{database}", "show dbs", "show collections", "db.commandes.find().limit(2)", "show log startupWarnings");
        printed.ShouldContain("Using MongoDB:\t\t7.0.0");
        printed.ShouldContain("Access control is not enabled for the database.");
        printed.ShouldContain(database);
        printed.ShouldContain("commandes");
        printed.ShouldContain("[ { _id: 1, canal: 'web' } ]");
    }
}
