using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using MultiMarket.EmbeddedMongo.Tests.Support;

namespace MultiMarket.EmbeddedMongo.Tests.Storage;

public sealed class RestartSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("embedded-mongo-restart-").FullName;

    private string File => Path.Combine(_folder, "sub", "warehouse.db");

    [Fact]
    public async Task A_restart_keeps_documents_indexes_views_and_counts()
    {
        await using (var server = await StartAsync())
        {
            await using var client = await WireClient.ConnectAsync(server.Port);
            await client.ExpectAsync("shop", """{"insert": "commandes", "documents": [{"_id": 1, "canal": "web", "a": [1, 2]}, {"_id": 2, "canal": "mobile"}]}""");
            await client.ExpectAsync("shop", """{"createIndexes": "commandes", "indexes": [{"key": {"canal": 1}, "name": "canal_1", "unique": true}, {"key": {"a": 1}, "name": "a_1"}]}""");
            await client.ExpectAsync("shop", """{"create": "v_web", "viewOn": "commandes", "pipeline": [{"$match": {"canal": "web"}}]}""");
            await client.ExpectAsync("shop", """{"delete": "commandes", "deletes": [{"q": {"_id": 2}, "limit": 1}]}""");
        }

        await using (var server = await StartAsync())
        {
            await using var client = await WireClient.ConnectAsync(server.Port);
            (await client.ExpectAsync("shop", """{"count": "commandes"}""")).Field("n"u8).Int32.ShouldBe(1);
            var view = await client.ExpectAsync("shop", """{"find": "v_web"}""");
            TypedText.OfAll(view.Field("cursor"u8).Field("firstBatch"u8).ToItems()).ShouldBe(TypedText.OfAll([JsonBson.Parse("""{"_id": 1, "canal": "web", "a": [1, 2]}""")]));
            var again = await client.ExpectAsync("shop", """{"insert": "commandes", "documents": [{"_id": 3, "canal": "web"}]}""");
            again.Field("writeErrors"u8).ToItems()[0].Field("errmsg"u8).String.ShouldBe("E11000 duplicate key error collection: shop.commandes index: canal_1 dup key: { canal: \"web\" }");
            (await client.ExpectAsync("shop", """{"insert": "commandes", "documents": [{"_id": 2, "canal": "mobile"}]}""")).Field("n"u8).Int32.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_second_server_on_the_same_file_is_refused()
    {
        await using var server = await StartAsync();
        (await Should.ThrowAsync<EmbeddedMongoException>(StartAsync())).Message.ShouldContain($"{File} is in use by another process");
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        (await Should.ThrowAsync<EmbeddedMongoException>(StartAsync(port))).Message.ShouldContain($"127.0.0.1:{port}");
        System.IO.File.Exists(File).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_of_another_kind_is_left_alone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var content = new byte[5000];
        "not a database"u8.CopyTo(content);
        await System.IO.File.WriteAllBytesAsync(File, content);
        (await Should.ThrowAsync<EmbeddedMongoException>(StartAsync())).Message.ShouldContain(File);
        (await System.IO.File.ReadAllBytesAsync(File)).ShouldBe(content);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "sub"), "a file where the folder should be");
        (await Should.ThrowAsync<EmbeddedMongoException>(StartAsync())).Message.ShouldContain(File);
    }

    [Fact]
    public async Task Stopping_twice_is_stopping_once()
    {
        var server = await StartAsync();
        await server.StopAsync();
        await server.StopAsync();
        await server.DisposeAsync();
        Directory.GetFiles(Path.GetDirectoryName(File)!).ShouldBe([File]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<EmbeddedMongoServer> StartAsync(int port = 0) =>
        EmbeddedMongoServer.StartAsync(new EmbeddedMongoOptions { DataFile = File, Port = port }, NullLogger.Instance, CancellationToken.None);
}
