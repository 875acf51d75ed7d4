using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>dbStats, collStats, dataSize and validate: how much there is, and whether it is whole.</summary>
internal static class StatisticsCommands
{
    /// <summary>Entries that the size of an index is estimated from.</summary>
    private const int SampledEntries = 1000;

    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["dbStats"] = DatabaseStats;
        commands["dbstats"] = DatabaseStats;
        commands["collStats"] = CollectionStats;
        commands["collstats"] = CollectionStats;
        commands["dataSize"] = DataSize;
        commands["datasize"] = DataSize;
        commands["validate"] = request => request.RunAsync(request.Collection, () => Validate(request));
    }

    private static ValueTask DatabaseStats(CommandRequest request)
    {
        request.Allow("scale", "freeStorage");
        var reply = request.Reply;
        var scale = Scale(request);
        using var session = request.Server.Storage.BeginRead();
        var all = session.Catalog.InDatabase(request.Database).ToList();
        var documents = all.Sum(collection => collection.Counters.Documents);
        var bytes = all.Sum(collection => collection.Counters.Bytes);
        var indexBytes = all.Sum(collection => collection.Indexes.Sum(index => IndexBytes(session, collection, index)));
        var file = new FileInfo(request.Server.Storage.File);
        reply.WriteString("db"u8, request.Database);
        reply.WriteInt64("collections"u8, all.Count(collection => !collection.IsView));
        reply.WriteInt64("views"u8, all.Count(collection => collection.IsView));
        reply.WriteInt64("objects"u8, documents);
        reply.WriteDouble("avgObjSize"u8, documents == 0 ? 0 : (double)bytes / documents);
        reply.WriteDouble("dataSize"u8, (double)bytes / scale);
        reply.WriteDouble("storageSize"u8, (double)bytes / scale);
        reply.WriteInt64("indexes"u8, all.Sum(collection => collection.Indexes.Length));
        reply.WriteDouble("indexSize"u8, (double)indexBytes / scale);
        reply.WriteDouble("totalSize"u8, (double)(bytes + indexBytes) / scale);
        reply.WriteInt64("scaleFactor"u8, scale);
        var drive = new DriveInfo(file.DirectoryName!);
        reply.WriteDouble("fsUsedSize"u8, (double)(drive.TotalSize - drive.TotalFreeSpace) / scale);
        reply.WriteDouble("fsTotalSize"u8, (double)drive.TotalSize / scale);
        return ValueTask.CompletedTask;
    }

    private static ValueTask CollectionStats(CommandRequest request)
    {
        request.Allow("scale");
        var scale = Scale(request);
        using var session = request.Server.Storage.BeginRead();
        var collection = session.Catalog.Find(request.Database, request.Collection);
        if (collection is { IsView: true })
            throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, $"Namespace {collection.Namespace} is a view, not a collection");
        WriteCollection(request.Reply, session, $"{request.Database}.{request.Collection}", collection, scale);
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes the figures of one collection; of one that does not exist, zeros. The sizes of indexes are estimates.</summary>
    public static void WriteCollection(BsonBufferWriter reply, IDocumentStore store, string @namespace, CollectionInfo? collection, long scale)
    {
        var documents = collection?.Counters.Documents ?? 0;
        var bytes = collection?.Counters.Bytes ?? 0;
        var indexes = collection?.Indexes.Select(index => (index.Name, Bytes: IndexBytes(store, collection, index))).ToList() ?? [];
        var indexBytes = indexes.Sum(index => index.Bytes);
        reply.WriteString("ns"u8, @namespace);
        Number(reply, "size"u8, bytes / scale);
        Number(reply, "count"u8, documents);
        if (documents > 0)
            Number(reply, "avgObjSize"u8, bytes / documents);
        Number(reply, "numOrphanDocs"u8, 0);
        Number(reply, "storageSize"u8, bytes / scale);
        Number(reply, "freeStorageSize"u8, 0);
        Number(reply, "totalIndexSize"u8, indexBytes / scale);
        Number(reply, "totalSize"u8, (bytes + indexBytes) / scale);
        var sizes = reply.BeginDocument("indexSizes"u8);
        foreach (var (name, size) in indexes)
            Number(reply, name.AsUtf8(), size / scale);
        reply.EndDocument(sizes);
        reply.WriteBoolean("capped"u8, false);
        reply.WriteInt32("nindexes"u8, indexes.Count);
        reply.EndDocument(reply.BeginArray("indexBuilds"u8));
        Number(reply, "scaleFactor"u8, scale);
    }

    private static ValueTask DataSize(CommandRequest request)
    {
        request.Allow("keyPattern", "min", "max", "estimate");
        if (!request.Body.Field("min"u8).IsNullish || !request.Body.Field("max"u8).IsNullish)
            throw MongoErrorException.NotImplemented("dataSize of a range");
        var (database, name) = Namespaces.Split(request.Target);
        request.Server.Access.CheckDatabase(request.Session, request.Name, database);
        var collection = request.Server.Storage.Catalog.Find(database, name);
        request.Reply.WriteInt64("size"u8, collection?.Counters.Bytes ?? 0);
        request.Reply.WriteInt64("numObjects"u8, collection?.Counters.Documents ?? 0);
        request.Reply.WriteInt32("millis"u8, 0);
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads every document and counts the entries of every index.</summary>
    private static void Validate(CommandRequest request)
    {
        request.Allow("full", "scandata", "repair", "metadata", "background", "checkBSONConformance");
        using var session = request.Server.Storage.BeginRead();
        var collection = session.Catalog.Find(request.Database, request.Collection)
            ?? throw new MongoErrorException(MongoErrorCode.NamespaceNotFound, $"Collection '{request.Database}.{request.Collection}' does not exist to validate.");
        if (collection.IsView)
            throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, "Cannot validate a view");
        var deadline = request.NewDeadline();
        var (documents, refused, errors) = ReadAll(session, collection, deadline);
        var reply = request.Reply;
        reply.WriteString("ns"u8, collection.Namespace);
        Number(reply, "nInvalidDocuments"u8, errors.Count);
        Number(reply, "nNonCompliantDocuments"u8, refused);
        Number(reply, "nrecords"u8, documents);
        Number(reply, "nIndexes"u8, collection.Indexes.Length);
        var keys = reply.BeginDocument("keysPerIndex"u8);
        foreach (var index in collection.Indexes)
        {
            deadline.Check();
            Number(reply, index.Name.AsUtf8(), session.Connection.Scalar($"SELECT COUNT(*) FROM {index.Table}"));
        }

        reply.EndDocument(keys);
        var details = reply.BeginDocument("indexDetails"u8);
        foreach (var index in collection.Indexes)
        {
            var detail = reply.BeginDocument(index.Name.AsUtf8());
            reply.WriteBoolean("valid"u8, true);
            reply.EndDocument(detail);
        }

        reply.EndDocument(details);
        reply.WriteBoolean("valid"u8, errors.Count == 0);
        reply.WriteBoolean("repaired"u8, false);
        RawValue.FromStrings(refused > 0 ? ["Detected one or more documents not compliant with the collection's schema."] : []).WriteTo(reply, "warnings"u8);
        RawValue.FromStrings(errors.Take(100)).WriteTo(reply, "errors"u8);
        foreach (var found in (ReadOnlySpan<string>)["extraIndexEntries", "missingIndexEntries", "corruptRecords"])
            RawValue.EmptyArray.WriteTo(reply, found.AsUtf8());
    }

    private static (long Documents, long Refused, List<string> Errors) ReadAll(ReadSession session, CollectionInfo collection, Aggregation.Deadline deadline)
    {
        var (documents, refused) = (0L, 0L);
        var rule = collection.Options.Field("validator"u8) is { IsDocument: true } validator ? MatchParser.Parse(validator) : null;
        var errors = new List<string>();
        using var use = session.Connection.Prepare($"SELECT r, d FROM {collection.Table}").Use();
        while (use.Statement.Step())
        {
            if (++documents % 1000 == 0)
                deadline.Check();
            try
            {
                var document = use.Statement.Blob(1);
                BsonValidation.Validate(document);
                if (rule?.Matches(RawValue.Document(document.ToArray())) == false)
                    refused++;
            }
            catch (BsonFormatException e)
            {
                errors.Add($"document in row {use.Statement.Int64(0)}: {e.Message}");
            }
        }

        return (documents, refused, errors);
    }

    private static long IndexBytes(IDocumentStore store, CollectionInfo collection, IndexInfo index)
    {
        var sampled = store.Connection.Scalar($"SELECT COUNT(*) FROM (SELECT 1 FROM {index.Table} LIMIT {SampledEntries})");
        if (sampled == 0)
            return 0;
        var bytes = store.Connection.Scalar($"SELECT SUM(LENGTH(k)+COALESCE(LENGTH(v),0)+12) FROM (SELECT k, v FROM {index.Table} LIMIT {SampledEntries})");
        return sampled < SampledEntries ? bytes : bytes / sampled * Math.Max(collection.Counters.Documents, sampled);
    }

    private static long Scale(CommandRequest request) => request.Int64("scale"u8, 1) is var scale && scale >= 1
        ? scale
        : throw new MongoErrorException(51024, $"BSON field 'scale' value must be >= 1, actual value '{scale}'");

    private static void Number(BsonBufferWriter reply, ReadOnlySpan<byte> name, long value) => RawValue.FromInteger(value).WriteTo(reply, name);
}
