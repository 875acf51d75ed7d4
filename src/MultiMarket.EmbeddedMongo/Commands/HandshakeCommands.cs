using System.Globalization;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>What clients ask when they connect and when they leave.</summary>
internal static class HandshakeCommands
{
    /// <summary>The MongoDB release whose behaviour is followed.</summary>
    public const string Version = "7.0.0";

    private const int MaxWireVersion = 21;

    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["hello"] = request => Hello(request, legacyName: false);
        commands["isMaster"] = request => Hello(request, legacyName: true);
        commands["ismaster"] = commands["isMaster"];
        commands["ping"] = _ => ValueTask.CompletedTask;
        commands["endSessions"] = _ => ValueTask.CompletedTask;
        commands["refreshSessions"] = _ => ValueTask.CompletedTask;
        commands["killSessions"] = _ => ValueTask.CompletedTask;
        commands["startSession"] = StartSession;
        commands["buildInfo"] = BuildInfo;
        commands["buildinfo"] = BuildInfo;
        commands["whatsmyuri"] = WhatsMyUri;
        commands["connectionStatus"] = ConnectionStatus;
    }

    private static ValueTask Hello(CommandRequest request, bool legacyName)
    {
        var reply = request.Reply;
        reply.WriteBoolean(legacyName ? "ismaster"u8 : "isWritablePrimary"u8, true);
        if (legacyName && request.Body.Field("helloOk"u8).IsTrue)
            reply.WriteBoolean("helloOk"u8, true);
        reply.WriteInt32("maxBsonObjectSize"u8, Wire.MaxDocumentLength);
        reply.WriteInt32("maxMessageSizeBytes"u8, Wire.MaxMessageLength);
        reply.WriteInt32("maxWriteBatchSize"u8, Wire.MaxWriteBatch);
        reply.WriteDateTime("localTime"u8, request.Server.Time.GetUtcNow().ToUnixTimeMilliseconds());
        reply.WriteInt32("logicalSessionTimeoutMinutes"u8, 30);
        reply.WriteInt32("connectionId"u8, request.Session.ConnectionId);
        reply.WriteInt32("minWireVersion"u8, 0);
        reply.WriteInt32("maxWireVersion"u8, MaxWireVersion);
        reply.WriteBoolean("readOnly"u8, false);
        LoginCommands.WriteHello(request);
        return ValueTask.CompletedTask;
    }

    private static ValueTask StartSession(CommandRequest request)
    {
        var id = request.Reply.BeginDocument("id"u8);
        request.Reply.WriteBinary("id"u8, 4, Guid.NewGuid().ToByteArray(bigEndian: true));
        request.Reply.EndDocument(id);
        request.Reply.WriteInt32("timeoutMinutes"u8, 30);
        return ValueTask.CompletedTask;
    }

    private static ValueTask BuildInfo(CommandRequest request)
    {
        var reply = request.Reply;
        reply.WriteString("version"u8, Version);
        reply.WriteString("gitVersion"u8, "multimarket-embedded");
        var modules = reply.BeginArray("modules"u8);
        reply.EndDocument(modules);
        reply.WriteString("allocator"u8, "system");
        reply.WriteString("javascriptEngine"u8, "none");
        reply.WriteString("sysInfo"u8, "deprecated");
        var version = reply.BeginArray("versionArray"u8);
        var index = 0;
        foreach (var part in Version.Split('.').Append("0"))
        {
            reply.WriteIndexHeader(BsonTag.Int32, index++);
            reply.WriteInt32Value(int.Parse(part, CultureInfo.InvariantCulture));
        }

        reply.EndDocument(version);
        reply.WriteInt32("bits"u8, 64);
        reply.WriteBoolean("debug"u8, false);
        reply.WriteInt32("maxBsonObjectSize"u8, Wire.MaxDocumentLength);
        var engines = reply.BeginArray("storageEngines"u8);
        reply.WriteString("0"u8, "sqlite");
        reply.EndDocument(engines);
        return ValueTask.CompletedTask;
    }

    private static ValueTask WhatsMyUri(CommandRequest request)
    {
        request.Reply.WriteString("you"u8, request.Session.Client);
        return ValueTask.CompletedTask;
    }

    private static ValueTask ConnectionStatus(CommandRequest request)
    {
        var info = request.Reply.BeginDocument("authInfo"u8);
        var users = request.Reply.BeginArray("authenticatedUsers"u8);
        if (request.Session.User is { } name)
        {
            var user = request.Reply.BeginDocument(0);
            request.Reply.WriteString("user"u8, name);
            request.Reply.WriteString("db"u8, "admin");
            request.Reply.EndDocument(user);
        }

        request.Reply.EndDocument(users);
        if (request.Session.Rights is { } rights)
            LoginCommands.WriteRoles(request.Reply, "authenticatedUserRoles"u8, rights);
        else
            request.Reply.EndDocument(request.Reply.BeginArray("authenticatedUserRoles"u8));
        if (request.Body.Field("showPrivileges"u8).IsTrue)
            request.Reply.EndDocument(request.Reply.BeginArray("authenticatedUserPrivileges"u8));
        request.Reply.EndDocument(info);
        return ValueTask.CompletedTask;
    }
}
