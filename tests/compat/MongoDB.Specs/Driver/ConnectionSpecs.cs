using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Specs.Support;
using Shouldly;

namespace MongoDB.Specs.Driver;

public sealed class ConnectionSpecs
{
    private static BsonDocument Count(BsonDocument command) => new() { { "n", 5 }, { "ok", 1 } };

    [Fact]
    public async Task Without_a_server_the_selection_times_out_and_tells_why()
    {
        using var reserved = new Socket(SocketType.Stream, ProtocolType.Tcp);
        reserved.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)reserved.LocalEndPoint!).Port;
        using var client = new MongoClient($"mongodb://127.0.0.1:{port}/?serverSelectionTimeoutMS=300");
        var watch = Stopwatch.StartNew();
        var failure = await Should.ThrowAsync<TimeoutException>(() => client.GetDatabase("db").RunCommandAsync<BsonDocument>("{ ping : 1 }"));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        failure.Message.ShouldMatch(@"^A timeout occurred after \d+ms selecting a server using CompositeServerSelector\{ ");
        failure.Message.ShouldContain("Client view of cluster state is { ClusterId : ");
        failure.Message.ShouldContain($"127.0.0.1:{port}");
        failure.Message.ShouldContain("Connection refused");
    }

    [Fact]
    public async Task A_cut_connection_is_a_connection_exception_and_the_next_operation_connects_anew()
    {
        var cut = true;
        using var server = new ScriptedServer(command => cut ? null : Count(command));
        var collection = server.Collection();
        foreach (var operation in new Func<Task>[] { () => collection.Find("{ }").ToListAsync(), () => collection.InsertManyAsync([new BsonDocument()]) })
        {
            var failure = await Should.ThrowAsync<MongoConnectionException>(operation);
            failure.Message.ShouldBe("An exception occurred while receiving a message from the server.");
            failure.InnerException.ShouldBeOfType<EndOfStreamException>();
            failure.ErrorLabels.ShouldBeEmpty();
            failure.ConnectionId.ShouldNotBeNull();
        }

        cut = false;
        (await collection.EstimatedDocumentCountAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task A_connection_that_died_in_the_pool_is_noticed_when_it_is_used()
    {
        using var server = new ScriptedServer(Count);
        var collection = server.Collection();
        await collection.EstimatedDocumentCountAsync();
        server.CutConnections();
        await Should.ThrowAsync<MongoConnectionException>(() => collection.EstimatedDocumentCountAsync());
        (await collection.EstimatedDocumentCountAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task A_cancelled_token_cancels()
    {
        using var server = new ScriptedServer(Count);
        await Should.ThrowAsync<OperationCanceledException>(
            () => server.Collection().EstimatedDocumentCountAsync(cancellationToken: new CancellationToken(canceled: true)));
        server.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_a_running_operation_leaves_the_client_usable()
    {
        using var reached = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        using var server = new ScriptedServer(command =>
        {
            if (command.Contains("ping"))
            {
                reached.Set();
                release.Wait();
            }

            return Count(command);
        });
        var collection = server.Collection();
        using var cancellation = new CancellationTokenSource();
        var running = collection.Database.RunCommandAsync<BsonDocument>("{ ping : 1 }", cancellationToken: cancellation.Token);
        await Task.Run(reached.Wait);
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        release.Set();
        (await collection.EstimatedDocumentCountAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task Operations_at_the_same_time_use_several_connections_up_to_the_limit()
    {
        using var server = new ScriptedServer(Count);
        var collection = server.Collection("&maxPoolSize=3");
        var counts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => collection.EstimatedDocumentCountAsync()));
        counts.ShouldAllBe(count => count == 5);
        server.Commands.Count.ShouldBe(50);
    }

    [Fact]
    public async Task A_refused_command_tells_code_and_text()
    {
        using var server = new ScriptedServer(_ => BsonDocument.Parse("{ ok : 0, errmsg : \"no such command: 'x'\", code : 59, codeName : 'CommandNotFound' }"));
        var failure = await Should.ThrowAsync<MongoCommandException>(() => server.Connect().GetDatabase("db").RunCommandAsync<BsonDocument>("{ x : 1 }"));
        failure.Message.ShouldBe("Command x failed: no such command: 'x'.");
        (failure.Code, failure.CodeName, failure.ErrorMessage).ShouldBe((59, "CommandNotFound", "no such command: 'x'"));
        failure.Command["x"].ShouldBe(1);
    }

    [Theory]
    [InlineData(10107, typeof(MongoNotPrimaryException))]
    [InlineData(11600, typeof(MongoNodeIsRecoveringException))]
    [InlineData(50, typeof(MongoExecutionTimeoutException))]
    public async Task Some_codes_have_exceptions_of_their_own(int code, Type type)
    {
        using var server = new ScriptedServer(_ => new BsonDocument { { "ok", 0 }, { "errmsg", "no" }, { "code", code } });
        var failure = await Should.ThrowAsync<MongoServerException>(() => server.Connect().GetDatabase("db").RunCommandAsync<BsonDocument>("{ x : 1 }"));
        failure.ShouldBeOfType(type);
    }

    [Fact]
    public async Task A_disposed_client_refuses_to_work()
    {
        using var server = new ScriptedServer(Count);
        var client = server.Connect();
        var database = client.GetDatabase("db");
        await database.RunCommandAsync<BsonDocument>("{ ping : 1 }");
        client.Dispose();
        client.Dispose();
        await Should.ThrowAsync<ObjectDisposedException>(() => database.RunCommandAsync<BsonDocument>("{ ping : 1 }"));
    }
}
