using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>Commands that tools send and whose true answer is always the same here, as there are no plan cache, outgoing connections or roles.</summary>
internal static class ConstantCommands
{
    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["planCacheClear"] = Done("query", "sort", "projection", "collation");
        commands["killAllSessions"] = Done();
        commands["killAllSessionsByPattern"] = Done();
        commands["connPoolStats"] = ConnectionPools;
        commands["rolesInfo"] = request =>
        {
            RawValue.EmptyArray.WriteTo(request.Reply, "roles"u8);
            return ValueTask.CompletedTask;
        };
        commands["fsync"] = Fsync;
        commands["getDefaultRWConcern"] = _ => throw new MongoErrorException(51300, "'getDefaultRWConcern' is not supported on standalone nodes.");
    }

    private static Func<CommandRequest, ValueTask> Done(params string[] fields) => request =>
    {
        request.Allow(fields);
        return ValueTask.CompletedTask;
    };

    // Pools that a server holds to other servers, not those of its clients.
    private static ValueTask ConnectionPools(CommandRequest request)
    {
        request.Allow();
        foreach (var name in (ReadOnlySpan<string>)["numClientConnections", "numAScopedConnections", "totalInUse", "totalAvailable", "totalLeased", "totalCreated", "totalRefreshing"])
            request.Reply.WriteInt32(name.AsUtf8(), 0);
        foreach (var name in (ReadOnlySpan<string>)["pools", "hosts", "replicaSets"])
            RawValue.EmptyDocument.WriteTo(request.Reply, name.AsUtf8());
        return ValueTask.CompletedTask;
    }

    // Every acknowledged write is on disk already.
    private static ValueTask Fsync(CommandRequest request)
    {
        request.Allow("lock", "async", "fsyncLockAcquisitionTimeoutMillis");
        if (request.Boolean("lock"u8))
            throw MongoErrorException.NotImplemented("fsync with lock");
        request.Reply.WriteInt32("numFiles"u8, 1);
        return ValueTask.CompletedTask;
    }
}
