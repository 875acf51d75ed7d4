using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>getMore and killCursors, and the cursor document of every first batch.</summary>
internal static class CursorCommands
{
    /// <summary>Documents in a first batch of which the client said nothing.</summary>
    public const int DefaultFirstBatch = 101;

    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["getMore"] = GetMore;
        commands["killCursors"] = KillCursors;
    }

    /// <summary>Writes the first batch and keeps the cursor when there is more.</summary>
    public static void WriteFirst(CommandRequest request, string @namespace, PipelineRun run, long batchSize, bool singleBatch = false)
    {
        var open = new OpenCursor(@namespace, run);
        var cursor = request.Reply.BeginDocument("cursor"u8);
        var finished = open.WriteBatch(request.Reply, "firstBatch"u8, batchSize) || singleBatch;
        run.Suspend();
        request.Reply.WriteInt64("id"u8, finished ? 0 : request.Server.Cursors.Add(open));
        request.Reply.WriteString("ns"u8, @namespace);
        request.Reply.EndDocument(cursor);
    }

    /// <summary>Writes the cursor of a command that answers no documents.</summary>
    public static void WriteEmpty(CommandRequest request, string @namespace)
    {
        var cursor = request.Reply.BeginDocument("cursor"u8);
        RawValue.EmptyArray.WriteTo(request.Reply, "firstBatch"u8);
        request.Reply.WriteInt64("id"u8, 0);
        request.Reply.WriteString("ns"u8, @namespace);
        request.Reply.EndDocument(cursor);
    }

    private static ValueTask GetMore(CommandRequest request)
    {
        request.Allow("collection", "batchSize", "term", "lastKnownCommittedOpTime");
        var id = request.Target is { IsInteger: true } target ? target.Int64
            : throw MongoErrorException.TypeMismatch($"BSON field 'getMore.getMore' is the wrong type '{request.Target.Tag.Alias()}', expected type 'long'");
        var collection = request.Body.Field("collection"u8) is { IsString: true } name ? name.String
            : throw new MongoErrorException(40414, "BSON field 'getMore.collection' is missing but a required field");
        var batchSize = request.Int64("batchSize"u8, 0);
        if (batchSize < 0)
            throw MongoErrorException.BadValue($"BSON field 'batchSize' value must be >= 0, actual value '{batchSize}'");

        var cursors = request.Server.Cursors;
        var open = cursors.Take(id, request.Database, collection);
        using var session = request.Server.Storage.BeginRead();
        open.Run.Resume(session, request.NewDeadline());
        try
        {
            var cursor = request.Reply.BeginDocument("cursor"u8);
            var finished = open.WriteBatch(request.Reply, "nextBatch"u8, batchSize == 0 ? long.MaxValue : batchSize);
            request.Reply.WriteInt64("id"u8, finished ? 0 : id);
            request.Reply.WriteString("ns"u8, open.Namespace);
            request.Reply.EndDocument(cursor);
            if (!finished)
                cursors.PutBack(id, open);
        }
        finally
        {
            open.Run.Suspend();
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask KillCursors(CommandRequest request)
    {
        request.Allow("cursors");
        var @namespace = $"{request.Database}.{request.Collection}";
        var killed = new List<RawValue>();
        var unknown = new List<RawValue>();
        foreach (var id in request.Body.Field("cursors"u8) is { IsArray: true } ids ? ids.ToItems() : [])
            (request.Server.Cursors.Kill(id.Int64, @namespace) ? killed : unknown).Add(id);
        RawValue.FromItems(killed).WriteTo(request.Reply, "cursorsKilled"u8);
        RawValue.FromItems(unknown).WriteTo(request.Reply, "cursorsNotFound"u8);
        RawValue.EmptyArray.WriteTo(request.Reply, "cursorsAlive"u8);
        RawValue.EmptyArray.WriteTo(request.Reply, "cursorsUnknown"u8);
        return ValueTask.CompletedTask;
    }
}
