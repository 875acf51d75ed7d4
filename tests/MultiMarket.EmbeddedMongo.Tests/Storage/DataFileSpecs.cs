using Microsoft.Extensions.Logging.Abstractions;
using MultiMarket.EmbeddedMongo.Tests.Support;
using MultiMarket.EmbeddedMongo.Values;
using Plain = Microsoft.Data.Sqlite.SqliteConnection;

namespace MultiMarket.EmbeddedMongo.Tests.Storage;

/// <summary>The data file as other programs see it, and the files of others as the server sees them.</summary>
public sealed class DataFileSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("embedded-mongo-file-").FullName;

    private string File => Path.Combine(_folder, "warehouse.db");

    [Fact]
    public async Task Any_program_that_knows_SQLite_reads_the_documented_tables_while_the_server_runs()
    {
        await using var server = await StartAsync();
        await using var client = await WireClient.ConnectAsync(server.Port);
        await client.ExpectAsync("shop", """{"createIndexes": "c", "indexes": [{"key": {"canal": 1}, "name": "canal_1", "unique": true}]}""");
        await client.ExpectAsync("shop", """{"insert": "c", "documents": [{"_id": 1, "canal": "web"}, {"_id": 2, "canal": "mobile"}]}""");
        await client.ExpectAsync("shop", """{"create": "v", "viewOn": "c", "pipeline": [{"$match": {"canal": "web"}}]}""");

        Read("PRAGMA application_id").ShouldBe([[0x4D4D6B74L]]);
        Read("PRAGMA user_version").ShouldBe([[1L]]);
        Read("PRAGMA journal_mode").ShouldBe([["wal"]]);
        Read("PRAGMA integrity_check").ShouldBe([["ok"]]);
        var collection = (long)Read("SELECT id FROM collections WHERE db='shop' AND name='c' AND docs=2")[0][0];
        var documents = Read($"SELECT r, d FROM d{collection} ORDER BY r");
        documents.Select(row => row[0]).ShouldBe([1L, 2L]);
        documents.Select(row => TypedText.Of(RawValue.Document((byte[])row[1]))).ShouldBe([TypedText.Of(JsonBson.Parse("""{"_id": 1, "canal": "web"}""")), TypedText.Of(JsonBson.Parse("""{"_id": 2, "canal": "mobile"}"""))]);
        var index = (long)Read($"SELECT id FROM indexes WHERE collection={collection} ORDER BY id DESC LIMIT 1")[0][0];
        Read($"SELECT r, v FROM i{index} ORDER BY k").Select(row => (row[0], RawValue.Document((byte[])row[1]).Field("canal"u8).String)).ShouldBe([(2L, "mobile"), (1L, "web")]);
        Read("SELECT name, options FROM collections WHERE name='v'").Select(row => RawValue.Document((byte[])row[1]).Field("viewOn"u8).String).ShouldBe(["c"]);
    }

    [Fact]
    public async Task A_file_of_another_layout_is_named_with_both_versions_and_left_alone()
    {
        await using (await StartAsync())
        {
        }

        Write("PRAGMA user_version=7");
        var before = await System.IO.File.ReadAllBytesAsync(File);
        (await Should.ThrowAsync<EmbeddedMongoException>(StartAsync())).Message.ShouldBe(
            $"The warehouse file {File} has layout 7, and this version of the program knows layout 1. Open it with the version that wrote it, or choose another warehouse file.");
        (await System.IO.File.ReadAllBytesAsync(File)).ShouldBe(before);
    }

    [Fact]
    public async Task A_database_of_another_program_is_named_and_left_alone()
    {
        Write("CREATE TABLE clients(id INTEGER PRIMARY KEY)");
        var before = await System.IO.File.ReadAllBytesAsync(File);
        (await Should.ThrowAsync<EmbeddedMongoException>(StartAsync())).Message.ShouldContain($"{File} is an SQLite database of another program");
        (await System.IO.File.ReadAllBytesAsync(File)).ShouldBe(before);
        Directory.GetFiles(_folder).ShouldBe([File]);
    }

    [Fact]
    public async Task A_file_whose_catalog_is_damaged_is_named_and_let_go_of()
    {
        await using (await StartAsync())
        {
        }

        Write("DROP TABLE indexes");
        Write("INSERT INTO collections(db, name, options) VALUES('shop', 'c', x'0500000000')");
        (await Should.ThrowAsync<EmbeddedMongoException>(StartAsync())).Message.ShouldContain(File);
        Directory.GetFiles(_folder, "*.lock").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_index_that_was_behind_at_the_end_is_right_after_the_next_start()
    {
        await using (var server = await StartAsync())
        {
            await using var client = await WireClient.ConnectAsync(server.Port);
            await client.ExpectAsync("shop", """{"createIndexes": "c", "indexes": [{"key": {"n": 1}, "name": "n_1"}]}""");
            await client.ExpectAsync("shop", """{"insert": "c"}""", ("documents", [.. Enumerable.Range(0, 3000).Select(i => $$"""{"_id": {{i}}, "n": {{i % 10}}}""")]));
        }

        await using (var server = await StartAsync())
        {
            await using var client = await WireClient.ConnectAsync(server.Port);
            (await client.ExpectAsync("shop", """{"count": "c", "query": {"n": 3}, "hint": "n_1"}""")).Field("n"u8).Int32.ShouldBe(300);
            var sorted = await client.ExpectAsync("shop", """{"find": "c", "sort": {"n": -1}, "limit": 3, "projection": {"n": 1, "_id": 0}}""");
            sorted.Field("cursor"u8).Field("firstBatch"u8).ToItems().Select(document => document.Field("n"u8).Int32).ShouldBe([9, 9, 9]);
            await Eventually.TrueAsync("the index has seen every row", () => (long)Read("SELECT min(indexed_to) FROM indexes WHERE indexed_to>0")[0][0] == 3000, TimeSpan.FromSeconds(20));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<EmbeddedMongoServer> StartAsync() =>
        EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { DataFile = File }, NullLogger.Instance, CancellationToken.None);

    private List<object[]> Read(string sql)
    {
        using var connection = new Plain($"Data Source={File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private void Write(string sql)
    {
        using var connection = new Plain($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
