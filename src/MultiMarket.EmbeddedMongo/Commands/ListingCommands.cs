using System.Security.Cryptography;
using System.Text;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>listCollections and listDatabases.</summary>
internal static class ListingCommands
{
    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["listCollections"] = ListCollections;
        commands["listDatabases"] = ListDatabases;
    }

    private static ValueTask ListCollections(CommandRequest request)
    {
        request.Allow("filter", "nameOnly", "authorizedCollections", "cursor");
        var filter = MatchParser.Parse(request.Document("filter"u8));
        var nameOnly = request.Boolean("nameOnly"u8);
        var database = request.Database;
        var entries = request.Server.Storage.Catalog.InDatabase(database)
            .Where(collection => filter.Matches(Describe(collection, nameOnly: false)))
            .Select(collection => Describe(collection, nameOnly))
            .ToList();
        CursorCommands.WriteList(request, $"{database}.$cmd.listCollections", entries);
        return ValueTask.CompletedTask;
    }

    private static RawValue Describe(CollectionInfo collection, bool nameOnly)
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        writer.WriteString("name"u8, collection.Name);
        writer.WriteString("type"u8, collection.IsView ? "view" : "collection");
        if (!nameOnly)
        {
            collection.Options.WriteTo(writer, "options"u8);
            var info = writer.BeginDocument("info"u8);
            writer.WriteBoolean("readOnly"u8, collection.IsView);
            if (!collection.IsView)
                writer.WriteBinary("uuid"u8, 4, Identifier(collection));
            writer.EndDocument(info);
            if (collection.Index(IndexInfo.IdName) is { } id)
                id.Spec.WriteTo(writer, "idIndex"u8);
        }

        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }

    /// <summary>The same for as long as the collection exists, and another for every other collection of the file.</summary>
    private static byte[] Identifier(CollectionInfo collection)
    {
        var bytes = SHA256.HashData(Encoding.ASCII.GetBytes(collection.Table))[..16];
        bytes[6] = (byte)(0x40 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return bytes;
    }

    private static ValueTask ListDatabases(CommandRequest request)
    {
        request.Allow("filter", "nameOnly", "authorizedDatabases");
        var filter = MatchParser.Parse(request.Document("filter"u8));
        var nameOnly = request.Boolean("nameOnly"u8);
        var rights = request.Session.Rights;
        if (rights is { Database: not null } && !request.Boolean("authorizedDatabases"u8, fallback: true))
            throw new MongoErrorException(MongoErrorCode.Unauthorized, "Insufficient permissions to list all databases");
        var catalog = request.Server.Storage.Catalog;
        var databases = request.Reply.BeginArray("databases"u8);
        var count = 0;
        var total = 0L;
        foreach (var name in catalog.Databases.Where(name => rights is null || rights.MaySee(name)))
        {
            var bytes = catalog.InDatabase(name).Sum(collection => collection.Counters.Bytes);
            using var writer = new BsonBufferWriter();
            var start = writer.BeginDocument();
            writer.WriteString("name"u8, name);
            if (!nameOnly)
            {
                writer.WriteInt64("sizeOnDisk"u8, bytes);
                writer.WriteBoolean("empty"u8, bytes == 0);
            }

            writer.EndDocument(start);
            var entry = RawValue.FromWriter(BsonTag.Document, writer);
            if (!filter.Matches(entry))
                continue;
            entry.WriteTo(request.Reply, count++);
            total += bytes;
        }

        request.Reply.EndDocument(databases);
        if (!nameOnly)
        {
            request.Reply.WriteInt64("totalSize"u8, total);
            request.Reply.WriteInt64("totalSizeMb"u8, total / (1024 * 1024));
        }

        return ValueTask.CompletedTask;
    }
}
