using MultiMarket.EmbeddedMongo.Query.Plans;
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
    public static void WriteFirst(CommandRequest request, string @namespace, PipelineRun run, long batchSize, bool singleBatch = false, bool noTimeout = false)
    {
        var open = new OpenCursor(@namespace, run, request.Session.User, noTimeout);
        var cursor = request.Reply.BeginDocument("cursor"u8);
        var finished = open.WriteBatch(request.Reply, "firstBatch"u8, batchSize) || singleBatch;
        run.Suspend();
        open.TimeLeft = run.Context.Deadline.Remaining;
        request.Reply.WriteInt64("id"u8, finished ? 0 : request.Server.Cursors.Add(open));
        request.Reply.WriteString("ns"u8, @namespace);
        request.Reply.EndDocument(cursor);
    }

    /// <summary>Answers documents that are in memory, in batches of the command's <c>cursor.batchSize</c>.</summary>
    public static void WriteList(CommandRequest request, string @namespace, IReadOnlyList<RawValue> documents)
    {
        var cursor = request.Document("cursor"u8);
        var context = request.Server.NewContext(null!, request.NewDeadline());
        WriteFirst(request, @namespace, new PipelineRun(new ListSource(documents), new Pipeline([]), context), BatchSize(cursor, long.MaxValue));
    }

    /// <summary>The <c>batchSize</c> of a command's <c>cursor</c> document.</summary>
    /// <exception cref="MongoErrorException">It is no number that is not negative, or other fields stand beside it.</exception>
    public static long BatchSize(RawValue cursor, long fallback)
    {
        foreach (var name in FieldNames.Of(cursor))
        {
            if (name != "batchSize")
                throw new MongoErrorException(40415, $"BSON field 'cursor.{name}' is an unknown field.");
        }

        var size = cursor.Field("batchSize"u8);
        if (size.IsNullish)
            return fallback;
        if (!size.IsNumber || !size.TryGetWhole(out var whole))
            throw MongoErrorException.TypeMismatch($"BSON field 'cursor.batchSize' is the wrong type '{size.Tag.Alias()}', expected types '[long, int, decimal, double]'");
        return whole >= 0 ? whole : throw new MongoErrorException(51024, $"BSON field 'batchSize' value must be >= 0, actual value '{whole}'");
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
        var id = request.Target is { Tag: BsonTag.Int64 } target ? target.Int64
            : throw MongoErrorException.TypeMismatch($"BSON field 'getMore.getMore' is the wrong type '{request.Target.Tag.Alias()}', expected type 'long'");
        var collection = request.Text("collection"u8);
        var batchSize = request.NotNegative("batchSize"u8, 0);
        if (GenericArguments.MaxTime(request.Body) > 0)
            throw MongoErrorException.BadValue("cannot set maxTimeMS on getMore command for a non-awaitData cursor");

        var cursors = request.Server.Cursors;
        var open = cursors.Take(id, $"{request.Database}.{collection}", request.Session.User);
        using var session = request.Server.Storage.BeginRead();
        // What was read ahead is no longer there for the client either.
        if (open.Run.Source.Collection is { } source && session.Catalog.Find(source.Database, source.Name)?.Id != source.Id)
            throw new MongoErrorException(MongoErrorCode.QueryPlanKilled, $"collection dropped or renamed: {source.Namespace}");
        // The command that opened the cursor set the time for all of its batches together.
        var deadline = new Deadline(request.Server.Time, open.TimeLeft, request.Cancellation, request.Session.Operation);
        open.Run.Resume(session, deadline);
        try
        {
            var cursor = request.Reply.BeginDocument("cursor"u8);
            var finished = open.WriteBatch(request.Reply, "nextBatch"u8, batchSize == 0 ? long.MaxValue : batchSize);
            request.Reply.WriteInt64("id"u8, finished ? 0 : id);
            request.Reply.WriteString("ns"u8, open.Namespace);
            request.Reply.EndDocument(cursor);
            open.TimeLeft = deadline.Remaining;
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
        var ids = request.Body.Field("cursors"u8);
        if (!ids.IsArray)
            throw ids.IsMissing
                ? new MongoErrorException(40414, "BSON field 'killCursors.cursors' is missing but a required field")
                : MongoErrorException.TypeMismatch($"BSON field 'killCursors.cursors' is the wrong type '{ids.Tag.Alias()}', expected type 'array'");
        foreach (var id in ids.ToItems())
        {
            if (id.Tag != BsonTag.Int64)
                throw MongoErrorException.TypeMismatch($"BSON field 'killCursors.cursors.{killed.Count + unknown.Count}' is the wrong type '{id.Tag.Alias()}', expected type 'long'");
            (request.Server.Cursors.Kill(id.Int64, @namespace, request.Session.User) ? killed : unknown).Add(id);
        }

        RawValue.FromItems(killed).WriteTo(request.Reply, "cursorsKilled"u8);
        RawValue.FromItems(unknown).WriteTo(request.Reply, "cursorsNotFound"u8);
        RawValue.EmptyArray.WriteTo(request.Reply, "cursorsAlive"u8);
        RawValue.EmptyArray.WriteTo(request.Reply, "cursorsUnknown"u8);
        return ValueTask.CompletedTask;
    }
}
