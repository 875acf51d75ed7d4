using System.Text;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>MongoDB's rules for the names of databases and collections.</summary>
internal static class Namespaces
{
    private const int MaxBytes = 255;

    /// <summary>Takes <c>database.collection</c> apart.</summary>
    /// <exception cref="MongoErrorException">It is no string with a dot inside.</exception>
    public static (string Database, string Name) Split(RawValue @namespace)
    {
        var text = @namespace.IsString ? @namespace.String : "";
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? (text[..dot], text[(dot + 1)..]) : throw new MongoErrorException(MongoErrorCode.InvalidNamespace, $"Invalid namespace specified '{text}'");
    }

    public static void Check(string database, string collection)
    {
        CheckDatabase(database);
        CheckCollection(database, collection);
    }

    /// <summary>The rules for a name that is only read: those of the server's own collections, which are empty here, are allowed.</summary>
    public static void CheckRead(string database, string collection)
    {
        if (!collection.StartsWith("system.", StringComparison.Ordinal))
            Check(database, collection);
    }

    public static void CheckDatabase(string database)
    {
        if (database.Length == 0 || Encoding.UTF8.GetByteCount(database) > 63 || database.AsSpan().IndexOfAny("/\\. \"$\0") >= 0)
            throw new MongoErrorException(MongoErrorCode.InvalidNamespace, $"Invalid database name: '{database}'");
    }

    public static void CheckCollection(string database, string collection)
    {
        var bad = collection.Length == 0 || collection[0] == '.' || collection[^1] == '.' || collection.AsSpan().IndexOfAny("$\0") >= 0
            || Encoding.UTF8.GetByteCount(database) + 1 + Encoding.UTF8.GetByteCount(collection) > MaxBytes;
        if (bad)
            throw new MongoErrorException(MongoErrorCode.InvalidNamespace, $"Invalid namespace specified '{database}.{collection}'");
        if (collection.StartsWith("system.", StringComparison.Ordinal))
            throw new MongoErrorException(MongoErrorCode.InvalidNamespace, $"Invalid system namespace: {database}.{collection}");
    }
}
