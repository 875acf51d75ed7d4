using System.Net;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Clusters;
using MongoDB.Driver.Core.Connections;
using MongoDB.Driver.Core.Servers;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse.Tests.Availability;

public sealed class OutageSpecs
{
    private static readonly ConnectionId Connection = new(new ServerId(new ClusterId(), new DnsEndPoint("127.0.0.1", 27017)));

    public static TheoryData<Exception, string> Outages => new()
    {
        { new TimeoutException(SelectionTimeout("MongoDB.Driver.MongoConnectionException: An exception occurred while opening a connection to the server.\n ---> System.Net.Sockets.SocketException (111): Connection refused 127.0.0.1:27017\n   at System.Net.Sockets.Socket.Connect()")), "no MongoDB server answers: Connection refused 127.0.0.1:27017" },
        { new TimeoutException(SelectionTimeout("MongoDB.Driver.MongoAuthenticationException: Unable to authenticate using sasl protocol mechanism SCRAM-SHA-256.\n ---> MongoDB.Driver.MongoCommandException: Command saslContinue failed: Authentication failed..\n   at X")), "the MongoDB server refuses the credentials: Command saslContinue failed: Authentication failed.." },
        { new TimeoutException("A timeout occurred after 5000ms selecting a server"), "no MongoDB server answers" },
        { new MongoConnectionException(Connection, "An exception occurred while receiving a message from the server.", new EndOfStreamException("the stream ended")), "the connection to the MongoDB server failed: the stream ended" },
        { new MongoConnectionException(Connection, "An exception occurred while opening a connection to the server.", new MongoAuthenticationException(Connection, "Unable to authenticate.", new SocketException(111))), $"the MongoDB server refuses the credentials: {new SocketException(111).Message}" },
        { new MongoAuthenticationException(Connection, "Unable to authenticate."), "the MongoDB server refuses the credentials: Unable to authenticate." },
        { new MongoNotPrimaryException(Connection, new BsonDocument(), new BsonDocument { { "ok", 0 }, { "code", 10107 }, { "codeName", "NotWritablePrimary" }, { "errmsg", "not primary" } }), "the MongoDB server answers error 10107 NotWritablePrimary: not primary" },
        { new MongoCommandException(Connection, "Command insert failed: over quota.", new BsonDocument(), new BsonDocument { { "ok", 0 }, { "code", 8000 }, { "codeName", "AtlasError" }, { "errmsg", "over quota\nupgrade" } }), "the MongoDB server answers error 8000 AtlasError: over quota upgrade" },
    };

    [Theory]
    [MemberData(nameof(Outages))]
    public void What_the_driver_reports_is_an_outage_in_one_line(Exception failure, string words)
    {
        Outage.Is(failure).ShouldBeTrue();
        Outage.Exception(failure).ShouldSatisfyAllConditions(
            e => e.ShouldBeOfType<WarehouseUnavailableException>(),
            e => e.Message.ShouldBe(words),
            e => e.InnerException.ShouldBeSameAs(failure));
    }

    [Fact]
    public void Mistakes_and_cancellation_are_no_outage()
    {
        Outage.Is(new InvalidOperationException()).ShouldBeFalse();
        Outage.Is(new OperationCanceledException()).ShouldBeFalse();
        Outage.Is(new FormatException()).ShouldBeFalse();
    }

    private static string SelectionTimeout(string cause) =>
        "A timeout occurred after 701ms selecting a server using CompositeServerSelector{ Selectors = LatencyLimitingServerSelector{ AllowedLatencyRange = 00:00:00.0150000 } }. "
        + "Client view of cluster state is { ClusterId : \"1\", Type : \"Unknown\", State : \"Disconnected\", Servers : [{ ServerId: \"{ ClusterId : 1, EndPoint : \"127.0.0.1:27017\" }\", EndPoint: \"127.0.0.1:27017\", "
        + $"ReasonChanged: \"Heartbeat\", State: \"Disconnected\", ServerVersion: , TopologyVersion: , Type: \"Unknown\", HeartbeatException: \"{cause}\" }}] }}.";
}
