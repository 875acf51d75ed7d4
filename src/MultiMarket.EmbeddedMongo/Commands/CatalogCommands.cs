using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>create, drop, dropDatabase and renameCollection.</summary>
internal static class CatalogCommands
{
    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["create"] = CreateAsync;
        commands["drop"] = DropAsync;
        commands["dropDatabase"] = DropDatabaseAsync;
        commands["renameCollection"] = RenameAsync;
    }

    private static async ValueTask CreateAsync(CommandRequest request)
    {
        request.Allow("capped", "timeseries", "expireAfterSeconds", "clusteredIndex", "changeStreamPreAndPostImages", "autoIndexId", "size", "max", "storageEngine", "validator",
            "validationLevel", "validationAction", "indexOptionDefaults", "viewOn", "pipeline", "collation", "encryptedFields", "temp", "flags");
        foreach (var feature in (ReadOnlySpan<string>)["timeseries", "clusteredIndex", "expireAfterSeconds", "changeStreamPreAndPostImages", "encryptedFields"])
        {
            if (!request.Body.Field(feature.AsUtf8()).IsNullish)
                throw MongoErrorException.NotImplemented($"create with {feature}");
        }

        if (request.Boolean("capped"u8))
            throw MongoErrorException.NotImplemented("capped collections");
        if (request.Int64("size"u8, 0) != 0 || request.Int64("max"u8, 0) != 0)
            throw new MongoErrorException(MongoErrorCode.InvalidOptions, "the 'capped' field needs to be true when either the 'size' or 'max' fields are present");
        var (database, name) = (request.Database, request.Collection);
        Namespaces.Check(database, name);
        var options = Options(request);
        await request.Server.Storage.WriteAsync(session =>
        {
            var existing = session.Catalog.Find(database, name);
            if (existing is not null && !existing.Options.Equals(options))
                throw new MongoErrorException(MongoErrorCode.NamespaceExists, $"namespace {database}.{name} already exists, but with different options: {ShellText.Of(existing.Options)}");
            ViewGraph.Check(session.Catalog, database, name, options);
            // To create what is there already, with the same options, has been no error since MongoDB 7.
            return existing ?? session.CreateCollection(database, name, options);
        }).ConfigureAwait(false);
    }

    private static RawValue Options(CommandRequest request)
    {
        var viewOn = request.Body.Field("viewOn"u8);
        var pipeline = request.Body.Field("pipeline"u8);
        if (viewOn.IsMissing && !pipeline.IsMissing)
            throw new MongoErrorException(MongoErrorCode.InvalidOptions, "'pipeline' cannot be specified without 'viewOn'");
        if (!viewOn.IsMissing && !viewOn.IsString)
            throw MongoErrorException.TypeMismatch($"BSON field 'create.viewOn' is the wrong type '{viewOn.Tag.Alias()}', expected type 'string'");
        if (viewOn.IsString && viewOn.Text.Length == 0)
            throw new MongoErrorException(MongoErrorCode.BadValue, "'viewOn' cannot be empty");
        if (!viewOn.IsMissing && (!request.Body.Field("validator"u8).IsMissing || !request.Body.Field("size"u8).IsMissing || !request.Body.Field("storageEngine"u8).IsMissing))
            throw new MongoErrorException(MongoErrorCode.InvalidOptions, "a view takes no options of collections but 'viewOn', 'pipeline' and 'collation'");
        if (!pipeline.IsMissing && !pipeline.IsArray)
            throw MongoErrorException.TypeMismatch($"BSON field 'create.pipeline' is the wrong type '{pipeline.Tag.Alias()}', expected type 'array'");
        var options = new Row(RawValue.EmptyDocument);
        foreach (var name in (ReadOnlySpan<string>)["validator", "validationLevel", "validationAction", "viewOn", "pipeline"])
            options.Set(name.AsUtf8(), request.Body.Field(name.AsUtf8()));
        if (!viewOn.IsMissing && pipeline.IsMissing)
            options.Set("pipeline"u8.ToArray(), RawValue.EmptyArray);
        return CollectionOptions.Check(request.Database, options.ToDocument());
    }

    private static async ValueTask DropAsync(CommandRequest request)
    {
        request.Allow();
        var (database, name) = (request.Database, request.Collection);
        var indexes = await request.Server.Storage.WriteAsync(session =>
        {
            if (session.Catalog.Find(database, name) is not { } collection)
                return (int?)null;
            session.DropCollection(collection);
            return collection.IsView ? null : collection.Indexes.Length;
        }).ConfigureAwait(false);
        // To drop what is not there has been no error since MongoDB 7.
        if (indexes is { } count)
            request.Reply.WriteInt32("nIndexesWas"u8, count);
        request.Reply.WriteString("ns"u8, $"{database}.{name}");
    }

    private static async ValueTask DropDatabaseAsync(CommandRequest request)
    {
        request.Allow();
        var database = request.Database;
        if (database == "admin")
            throw new MongoErrorException(MongoErrorCode.IllegalOperation, "Dropping the 'admin' database is prohibited.");
        await request.Server.Storage.WriteAsync(session =>
        {
            foreach (var collection in session.Catalog.InDatabase(database).ToList())
                session.DropCollection(collection);
            return true;
        }).ConfigureAwait(false);
        request.Reply.WriteString("dropped"u8, database);
    }

    private static async ValueTask RenameAsync(CommandRequest request)
    {
        request.Allow("to", "dropTarget");
        var source = Namespaces.Split(request.Target);
        var target = Namespaces.Split(RawValue.FromString(request.Text("to"u8)));
        Namespaces.Check(target.Database, target.Name);
        var dropTarget = request.Boolean("dropTarget"u8);
        await request.Server.Storage.WriteAsync(session =>
        {
            var collection = session.Catalog.Find(source.Database, source.Name)
                ?? throw new MongoErrorException(MongoErrorCode.NamespaceNotFound, $"Source collection {source.Database}.{source.Name} does not exist");
            if (collection.IsView)
                throw new MongoErrorException(MongoErrorCode.CommandNotSupportedOnView, $"cannot rename view: {collection.Namespace}");
            if (source == target)
                throw new MongoErrorException(MongoErrorCode.IllegalOperation, "Can't rename a collection to itself");
            if (session.Catalog.Find(target.Database, target.Name) is { } existing)
            {
                if (!dropTarget)
                    throw new MongoErrorException(MongoErrorCode.NamespaceExists, "target namespace exists");
                session.DropCollection(existing);
            }

            return session.RenameCollection(collection, target.Database, target.Name);
        }).ConfigureAwait(false);
    }
}
