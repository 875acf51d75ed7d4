using System.Runtime.InteropServices;
using MongoDB.Bson;

namespace MongoDB.Driver.Wire;

/// <summary>The first message of a connection.</summary>
internal static class HelloRequest
{
    private static readonly string Version = typeof(HelloRequest).Assembly.GetName().Version!.ToString(3);

    public static BsonDocument Create(MongoClientSettings settings)
    {
        var client = new BsonDocument
        {
            { "application", () => new BsonDocument("name", settings.ApplicationName), settings.ApplicationName is not null },
            { "driver", new BsonDocument { { "name", "mongo-csharp-driver|stand-in" }, { "version", Version } } },
            {
                "os", new BsonDocument
                {
                    { "type", OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux" },
                    { "name", RuntimeInformation.OSDescription },
                    { "architecture", RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant() },
                }
            },
            { "platform", RuntimeInformation.FrameworkDescription },
        };
        return new BsonDocument
        {
            { "isMaster", 1 },
            { "helloOk", true },
            { "saslSupportedMechs", () => $"{settings.Credential.Source}.{settings.Credential.Username}", settings.Credential is { Mechanism: null } },
            { "client", client },
            { "compression", new BsonArray() },
        };
    }
}
