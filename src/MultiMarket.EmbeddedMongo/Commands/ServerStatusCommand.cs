using System.Diagnostics;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>serverStatus: what monitoring tools read of it, and true.</summary>
internal static class ServerStatusCommand
{
    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands) => commands["serverStatus"] = ServerStatus;

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
        reply.WriteInt64("uptimeEstimate"u8, (long)uptime.TotalSeconds);
        reply.WriteDateTime("localTime"u8, server.Time.GetUtcNow().ToUnixTimeMilliseconds());
        WriteConnections(reply, server);
        WriteNetwork(reply, server.Counters);
        WriteClients(reply, server, uptime);
        WriteMemory(reply);
        WriteCatalog(reply, server);

        var metrics = reply.BeginDocument("metrics"u8);
        var cursor = reply.BeginDocument("cursor"u8);
        reply.WriteInt64("timedOut"u8, server.Cursors.TimedOut);
        var open = reply.BeginDocument("open"u8);
        reply.WriteInt64("total"u8, server.Cursors.Count);
        reply.EndDocument(open);
        reply.EndDocument(cursor);
        var expiry = reply.BeginDocument("ttl"u8);
        reply.WriteInt64("deletedDocuments"u8, server.Expiry.Deleted);
        reply.WriteInt64("passes"u8, server.Expiry.Passes);
        reply.EndDocument(expiry);
        reply.EndDocument(metrics);
        var engine = reply.BeginDocument("storageEngine"u8);
        reply.WriteString("name"u8, "sqlite");
        reply.WriteBoolean("supportsCommittedReads"u8, true);
        reply.WriteBoolean("persistent"u8, true);
        reply.WriteBoolean("readOnly"u8, false);
        reply.WriteInt64("commits"u8, server.Storage.Commits);
        reply.WriteInt64("writes"u8, server.Storage.Writes);
        reply.EndDocument(engine);
        return ValueTask.CompletedTask;
    }

    private static void WriteConnections(BsonBufferWriter reply, ServerContext server)
    {
        var connections = reply.BeginDocument("connections"u8);
        reply.WriteInt32("current"u8, server.OpenConnections);
        reply.WriteInt32("available"u8, Math.Max(0, server.Options.MaxConnections - server.OpenConnections));
        reply.WriteInt32("totalCreated"u8, server.AcceptedConnections);
        reply.WriteInt32("rejected"u8, server.RefusedConnections);
        reply.EndDocument(connections);
    }

    private static void WriteNetwork(BsonBufferWriter reply, ServerCounters counters)
    {
        var operations = reply.BeginDocument("opcounters"u8);
        foreach (var (name, count) in counters.Operations)
            reply.WriteInt64(name.AsUtf8(), count);
        reply.EndDocument(operations);
        var network = reply.BeginDocument("network"u8);
        reply.WriteInt64("bytesIn"u8, counters.BytesIn);
        reply.WriteInt64("bytesOut"u8, counters.BytesOut);
        reply.WriteInt64("numRequests"u8, counters.Requests);
        reply.EndDocument(network);
    }

    // No lock keeps readers waiting, and writers wait for one another in the order of their arrival.
    private static void WriteClients(BsonBufferWriter reply, ServerContext server, TimeSpan uptime)
    {
        var globalLock = reply.BeginDocument("globalLock"u8);
        reply.WriteInt64("totalTime"u8, (long)uptime.TotalMicroseconds);
        WriteCounts(reply, "currentQueue"u8, (0, 0));
        WriteCounts(reply, "activeClients"u8, server.Operations.CountActive());
        reply.EndDocument(globalLock);
    }

    private static void WriteCounts(BsonBufferWriter reply, ReadOnlySpan<byte> name, (int Readers, int Writers) count)
    {
        var document = reply.BeginDocument(name);
        reply.WriteInt32("total"u8, count.Readers + count.Writers);
        reply.WriteInt32("readers"u8, count.Readers);
        reply.WriteInt32("writers"u8, count.Writers);
        reply.EndDocument(document);
    }

    private static void WriteMemory(BsonBufferWriter reply)
    {
        using var process = Process.GetCurrentProcess();
        var memory = reply.BeginDocument("mem"u8);
        reply.WriteInt32("bits"u8, 64);
        reply.WriteInt32("resident"u8, (int)(process.WorkingSet64 / (1024 * 1024)));
        reply.WriteInt32("virtual"u8, (int)(process.VirtualMemorySize64 / (1024 * 1024)));
        reply.WriteBoolean("supported"u8, true);
        reply.EndDocument(memory);
    }

    private static void WriteCatalog(BsonBufferWriter reply, ServerContext server)
    {
        var all = server.Storage.Catalog.Collections.Values;
        var statistics = reply.BeginDocument("catalogStats"u8);
        reply.WriteInt32("collections"u8, all.Count(collection => !collection.IsView));
        reply.WriteInt32("capped"u8, 0);
        reply.WriteInt32("timeseries"u8, 0);
        reply.WriteInt32("views"u8, all.Count(collection => collection.IsView));
        reply.EndDocument(statistics);
    }
}
