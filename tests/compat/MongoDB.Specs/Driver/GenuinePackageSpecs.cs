using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Specs.Support;
using Shouldly;

namespace MongoDB.Specs.Driver;

/// <summary>What the stand-in leaves out says so in one line.</summary>
public sealed class GenuinePackageSpecs
{
    [StandInTheory]
    [InlineData("mongodb+srv://cluster.example.org")]
    [InlineData("mongodb://a,b")]
    [InlineData("mongodb://a/?replicaSet=rs")]
    [InlineData("mongodb://a/?tls=true")]
    [InlineData("mongodb://me:pw@a/?authMechanism=MONGODB-X509")]
    public void In_connection_strings(string text) =>
        Should.Throw<NotSupportedException>(() => new MongoClient(text)).Message.ShouldEndWith("needs the genuine MongoDB.Driver package.");

    [StandInFact]
    public void In_types_of_documents()
    {
        using var client = new MongoClient("mongodb://localhost:1");
        Should.Throw<NotSupportedException>(() => client.GetDatabase("db").GetCollection<string>("c")).Message.ShouldContain("BsonDocument");
        Should.Throw<NotSupportedException>(() => new Uri("http://a").ToBsonDocument()).Message.ShouldContain("System.Uri");
    }

    [StandInFact]
    public async Task In_pipelines_that_write()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Ok);
        var failure = await Should.ThrowAsync<NotSupportedException>(() => server.Collection().AggregateAsync<BsonDocument>(new[] { new BsonDocument("$out", "x") }));
        failure.Message.ShouldContain("$out");
        server.Commands.ShouldBeEmpty();
    }

    [StandInFact]
    public async Task In_replica_sets_met_by_surprise()
    {
        using var server = new ScriptedServer(_ => ScriptedServer.Ok);
        server.Hello["setName"] = "rs0";
        await Should.ThrowAsync<NotSupportedException>(() => server.Collection().EstimatedDocumentCountAsync());
    }
}
