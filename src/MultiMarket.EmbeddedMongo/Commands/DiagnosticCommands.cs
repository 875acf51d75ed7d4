using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>serverStatus, dbStats, collStats and what else tells about the server: little, and true.</summary>
internal static class DiagnosticCommands
{
    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["serverStatus"] = ServerStatus;
        commands["dbStats"] = DatabaseStats;
        commands["dbstats"] = DatabaseStats;
        commands["collStats"] = CollectionStats;
        commands["collstats"] = CollectionStats;
        commands["hostInfo"] = HostInfo;
        commands["getCmdLineOpts"] = CommandLine;
        commands["getLog"] = GetLog;
        commands["getParameter"] = GetParameter;
    }

    private static ValueTask ServerStatus(CommandRequest request)
    {
        var reply = request.Reply;
        var server = request.Server;
        var uptime = server.Time.GetElapsedTime(server.StartedTimestamp);
        reply.WriteString("host"u8, $"{Environment.MachineName}:{server.Port}");
        reply.WriteString("version"u8, HandshakeCommands.Version);
        reply.WriteString("process"u8, "multimarket-embedded");
        reply.WriteInt64("pid"u8, Environment.ProcessId);
        reply.WriteDouble("uptime"u8, Math.Floor(uptime.TotalSeconds));
        reply.WriteInt64("uptimeMillis"u8, (long)uptime.TotalMilliseconds);
        reply.WriteDateTime("localTime"u8, server.Time.GetUtcNow().ToUnixTimeMilliseconds());
        var connections = reply.BeginDocument("connections"u8);
        reply.WriteInt32("current"u8, server.OpenConnections);
        reply.WriteInt32("available"u8, server.Options.MaxConnections - server.OpenConnections);
        reply.WriteInt32("totalCreated"u8, server.AcceptedConnections);
        reply.EndDocument(connections);
        var memory = reply.BeginDocument("mem"u8);
        reply.WriteInt32("bits"u8, 64);
        reply.WriteInt32("resident"u8, (int)(Environment.WorkingSet / (1024 * 1024)));
        reply.EndDocument(memory);
        var metrics = reply.BeginDocument("metrics"u8);
        var cursor = reply.BeginDocument("cursor"u8);
        var open = reply.BeginDocument("open"u8);
        reply.WriteInt64("total"u8, server.Cursors.Count);
        reply.EndDocument(open);
        reply.EndDocument(cursor);
        reply.EndDocument(metrics);
        var engine = reply.BeginDocument("storageEngine"u8);
        reply.WriteString("name"u8, "sqlite");
        reply.WriteBoolean("persistent"u8, true);
        reply.WriteInt64("commits"u8, server.Storage.Commits);
        reply.WriteInt64("writes"u8, server.Storage.Writes);
        reply.EndDocument(engine);
        return ValueTask.CompletedTask;
    }

    private static ValueTask DatabaseStats(CommandRequest request)
    {
        request.Allow("scale", "freeStorage");
        var reply = request.Reply;
        var scale = Math.Max(1, request.Int64("scale"u8, 1));
        var all = request.Server.Storage.Catalog.InDatabase(request.Database).ToList();
        var documents = all.Sum(collection => collection.Counters.Documents);
        var bytes = all.Sum(collection => collection.Counters.Bytes);
        reply.WriteString("db"u8, request.Database);
        reply.WriteInt64("collections"u8, all.Count(collection => !collection.IsView));
        reply.WriteInt64("views"u8, all.Count(collection => collection.IsView));
        reply.WriteInt64("objects"u8, documents);
        reply.WriteDouble("avgObjSize"u8, documents == 0 ? 0 : (double)bytes / documents);
        reply.WriteDouble("dataSize"u8, (double)bytes / scale);
        reply.WriteDouble("storageSize"u8, (double)bytes / scale);
        reply.WriteInt64("indexes"u8, all.Sum(collection => collection.Indexes.Length));
        reply.WriteDouble("fsUsedSize"u8, (double)new FileInfo(request.Server.Storage.File).Length / scale);
        reply.WriteInt64("scaleFactor"u8, scale);
        return ValueTask.CompletedTask;
    }

    private static ValueTask CollectionStats(CommandRequest request)
    {
        request.Allow("scale");
        var scale = Math.Max(1, request.Int64("scale"u8, 1));
        var collection = request.Server.Storage.Catalog.Find(request.Database, request.Collection);
        if (collection is { IsView: true })
            throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, $"Namespace {collection.Namespace} is a view, not a collection");
        WriteCollectionStats(request.Reply, $"{request.Database}.{request.Collection}", collection, scale);
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes the figures of one collection; of one that does not exist, zeros.</summary>
    public static void WriteCollectionStats(BsonBufferWriter reply, string @namespace, CollectionInfo? collection, long scale)
    {
        var documents = collection?.Counters.Documents ?? 0;
        var bytes = collection?.Counters.Bytes ?? 0;
        reply.WriteString("ns"u8, @namespace);
        RawValue.FromInteger(bytes / scale).WriteTo(reply, "size"u8);
        RawValue.FromInteger(documents).WriteTo(reply, "count"u8);
        if (documents > 0)
            RawValue.FromInteger(bytes / documents).WriteTo(reply, "avgObjSize"u8);
        RawValue.FromInteger(bytes / scale).WriteTo(reply, "storageSize"u8);
        reply.WriteBoolean("capped"u8, false);
        reply.WriteInt32("nindexes"u8, collection?.Indexes.Length ?? 0);
        RawValue.FromInteger(scale).WriteTo(reply, "scaleFactor"u8);
    }

    private static ValueTask HostInfo(CommandRequest request)
    {
        var system = request.Reply.BeginDocument("system"u8);
        request.Reply.WriteDateTime("currentTime"u8, request.Server.Time.GetUtcNow().ToUnixTimeMilliseconds());
        request.Reply.WriteString("hostname"u8, Environment.MachineName);
        request.Reply.WriteInt32("numCores"u8, Environment.ProcessorCount);
        request.Reply.EndDocument(system);
        var os = request.Reply.BeginDocument("os"u8);
        request.Reply.WriteString("name"u8, System.Runtime.InteropServices.RuntimeInformation.OSDescription);
        request.Reply.EndDocument(os);
        request.Reply.EndDocument(request.Reply.BeginDocument("extra"u8));
        return ValueTask.CompletedTask;
    }

    private static ValueTask CommandLine(CommandRequest request)
    {
        request.Reply.EndDocument(request.Reply.BeginArray("argv"u8));
        request.Reply.EndDocument(request.Reply.BeginDocument("parsed"u8));
        return ValueTask.CompletedTask;
    }

    private static ValueTask GetLog(CommandRequest request)
    {
        if (request.Target is { IsString: true, String: "*" })
        {
            RawValue.FromStrings(["global", "startupWarnings"]).WriteTo(request.Reply, "names"u8);
            return ValueTask.CompletedTask;
        }

        request.Reply.WriteInt32("totalLinesWritten"u8, 0);
        request.Reply.EndDocument(request.Reply.BeginArray("log"u8));
        return ValueTask.CompletedTask;
    }

    private static ValueTask GetParameter(CommandRequest request)
    {
        if (request.Body.Field("featureCompatibilityVersion"u8).IsMissing)
            throw new MongoErrorException(MongoErrorCode.InvalidOptions, "no option found to get");
        var version = request.Reply.BeginDocument("featureCompatibilityVersion"u8);
        request.Reply.WriteString("version"u8, HandshakeCommands.Version.AsSpan(0, 3));
        request.Reply.EndDocument(version);
        return ValueTask.CompletedTask;
    }
}
