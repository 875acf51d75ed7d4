using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>createIndexes, listIndexes and dropIndexes.</summary>
internal static class IndexCommands
{
    /// <summary>As many as MongoDB allows for one collection.</summary>
    private const int MaxIndexes = 64;

    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["createIndexes"] = CreateAsync;
        commands["listIndexes"] = List;
        commands["dropIndexes"] = DropAsync;
        commands["deleteIndexes"] = DropAsync;
    }

    private static async ValueTask CreateAsync(CommandRequest request)
    {
        request.Allow("indexes", "commitQuorum", "ignoreUnknownIndexOptions");
        var (database, name) = (request.Database, request.Collection);
        Namespaces.Check(database, name);
        if (request.Body.Field("indexes"u8) is { IsArray: true } given && !given.Elements.MoveNext())
            throw MongoErrorException.BadValue("Must specify at least one index to create");
        var specs = request.Documents("indexes").ConvertAll(document => IndexSpecification.Normalize(RawValue.Document(document.ToArray())));
        var (before, after, created) = await request.Server.Storage.WriteAsync(session =>
        {
            var existed = session.Catalog.Find(database, name) is not null;
            var collection = session.EnsureCollection(database, name);
            var count = collection.Indexes.Length;
            foreach (var spec in specs)
            {
                if (IndexSpecification.Exists(collection, spec))
                    continue;
                if (collection.Indexes.Length >= MaxIndexes)
                    throw new MongoErrorException(MongoErrorCode.CannotCreateIndex, $"add index fails, too many indexes for {collection.Namespace} key:{ShellText.Of(spec.Field("key"u8))}");
                collection = CreateIndex(session, collection, spec);
            }

            return (count, collection.Indexes.Length, !existed);
        }).ConfigureAwait(false);
        request.Reply.WriteInt32("numIndexesBefore"u8, before);
        request.Reply.WriteInt32("numIndexesAfter"u8, after);
        if (before == after && !created)
            request.Reply.WriteString("note"u8, "all indexes already exist");
        else
            request.Reply.WriteBoolean("createdCollectionAutomatically"u8, created);
    }

    private static CollectionInfo CreateIndex(WriteSession session, CollectionInfo collection, RawValue spec)
    {
        try
        {
            return session.CreateIndex(collection, spec);
        }
        catch (DuplicateKeyException e)
        {
            throw new DuplicateKeyException($"Index build failed: {Guid.NewGuid()}: Collection {collection.Namespace}", e);
        }
    }

    private static ValueTask List(CommandRequest request)
    {
        request.Allow("cursor", "includeBuildUUIDs", "includeIndexBuildInfo");
        var collection = request.Server.Storage.Catalog.Find(request.Database, request.Collection)
            ?? throw new MongoErrorException(MongoErrorCode.NamespaceNotFound, $"ns does not exist: {request.Database}.{request.Collection}");
        if (collection.IsView)
            throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, $"Namespace {collection.Namespace} is a view, not a collection");
        CursorCommands.WriteList(request, collection.Namespace, [.. collection.Indexes.Select(index => index.Spec)]);
        return ValueTask.CompletedTask;
    }

    private static async ValueTask DropAsync(CommandRequest request)
    {
        request.Allow("index");
        var (database, name) = (request.Database, request.Collection);
        var wanted = request.Body.Field("index"u8);
        if (wanted.IsMissing)
            throw new MongoErrorException(40414, "BSON field 'dropIndexes.index' is missing but a required field");
        var before = await request.Server.Storage.WriteAsync(session =>
        {
            var collection = session.Catalog.Find(database, name)
                ?? throw new MongoErrorException(MongoErrorCode.NamespaceNotFound, $"ns not found {database}.{name}");
            if (collection.IsView)
                throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, $"Namespace {collection.Namespace} is a view, not a collection");
            var count = collection.Indexes.Length;
            foreach (var index in Choose(collection, wanted))
                collection = session.DropIndex(collection, index);
            return count;
        }).ConfigureAwait(false);
        request.Reply.WriteInt32("nIndexesWas"u8, before);
        if (wanted is { IsString: true, String: "*" })
            request.Reply.WriteString("msg"u8, "non-_id indexes dropped for collection");
    }

    private static List<IndexInfo> Choose(CollectionInfo collection, RawValue wanted)
    {
        if (wanted is { IsString: true, String: "*" })
            return [.. collection.Indexes.Where(index => !index.IsIdIndex)];
        if (wanted.IsArray)
            return [.. wanted.ToItems().SelectMany(item => Choose(collection, item))];

        IndexInfo? found;
        if (wanted.IsString)
            found = collection.Index(wanted.String) ?? throw new MongoErrorException(MongoErrorCode.IndexNotFound, $"index not found with name [{wanted.String}]");
        else if (wanted.IsDocument)
            found = collection.Indexes.FirstOrDefault(index => index.Key.Equals(wanted)) ?? throw new MongoErrorException(MongoErrorCode.IndexNotFound, $"can't find index with key: {ShellText.Of(wanted)}");
        else
            throw new MongoErrorException(MongoErrorCode.TypeMismatch, $"BSON field 'dropIndexes.index' is the wrong type '{wanted.Tag.Alias()}', expected types '[string, object, array]'");
        return found.IsIdIndex ? throw new MongoErrorException(MongoErrorCode.InvalidOptions, "cannot drop _id index") : [found];
    }
}
