using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>The fields that every command may carry, checked as a standalone MongoDB checks them.</summary>
internal static class GenericArguments
{
    private static readonly HashSet<string> Known =
    [
        "$db", "lsid", "$readPreference", "writeConcern", "readConcern", "maxTimeMS", "comment", "txnNumber", "autocommit", "startTransaction", "$clusterTime",
        "apiVersion", "apiStrict", "apiDeprecationErrors", "allowDiskUse", "$audit", "$client", "$configServerState", "maxTimeMSOpOnly",
    ];

    private static readonly HashSet<string> ReadOnlyCommands = ["find", "count", "distinct", "getMore", "killCursors", "listCollections", "listIndexes", "listDatabases", "explain", "dbStats", "collStats"];

    private static readonly HashSet<string> Writes = ["insert", "update", "delete", "findAndModify", "findandmodify", "create", "createIndexes", "drop", "dropDatabase", "dropIndexes", "collMod", "renameCollection"];

    /// <summary>The commands of the Stable API's version 1.</summary>
    private static readonly HashSet<string> StableApi =
    [
        "aggregate", "collMod", "count", "create", "createIndexes", "delete", "drop", "dropDatabase", "dropIndexes", "endSessions", "explain", "find", "findAndModify", "getMore",
        "hello", "insert", "killCursors", "listCollections", "listDatabases", "listIndexes", "ping", "refreshSessions", "update",
    ];

    /// <summary>Whether every command may carry the field.</summary>
    public static bool IsGeneric(string field) => Known.Contains(field);

    /// <param name="request">The command.</param>
    /// <param name="fields">The command's own fields, besides its name.</param>
    /// <exception cref="MongoErrorException">A field is unknown (40415) or given twice (40413), or a generic one makes no sense.</exception>
    public static void Check(CommandRequest request, ReadOnlySpan<string> fields)
    {
        var name = request.Name;
        // A list, since commands have few fields.
        var seen = new List<string>();
        var elements = request.Body.Elements;
        elements.MoveNext();
        while (elements.MoveNext())
        {
            var field = elements.Name.AsName();
            if (!Known.Contains(field) && !fields.Contains(field))
                throw new MongoErrorException(40415, $"BSON field '{name}.{field}' is an unknown field.");
            if (seen.Contains(field))
                throw new MongoErrorException(40413, $"BSON field '{name}.{field}' is a duplicate field");
            seen.Add(field);
            if (field is "lsid" or "autocommit")
                CheckSession(field, request.Body.At(elements));
        }

        CommandRequest.CheckCollation(request.Body.Field("collation"u8));
        CheckApi(name, request.Body);
        CheckWriteConcern(name, request.Body.Field("writeConcern"u8));
        CheckReadConcern(name, request.Body.Field("readConcern"u8));
    }

    /// <summary>A command's <c>maxTimeMS</c>; 0 for no limit.</summary>
    /// <exception cref="MongoErrorException">It is no whole number from 0 to the largest int32.</exception>
    public static long MaxTime(RawValue body)
    {
        var limit = body.Field("maxTimeMS"u8);
        if (limit.IsNullish)
            return 0;
        if (!limit.IsNumber)
            throw WrongType("maxTimeMS", limit, "types '[long, int, decimal, double]'");
        if (!limit.TryGetWhole(out var milliseconds))
            throw MongoErrorException.BadValue("maxTimeMS has non-integral value");
        return milliseconds is >= 0 and <= int.MaxValue ? milliseconds : throw MongoErrorException.BadValue($"{milliseconds} value for maxTimeMS is out of range [0, {int.MaxValue}]");
    }

    // A transaction number beside it has been refused by now.
    private static void CheckSession(string field, RawValue value)
    {
        if (field == "autocommit")
            throw new MongoErrorException(MongoErrorCode.InvalidOptions, "'autocommit' field requires a transaction number to also be specified");
        if (!value.IsDocument)
            throw WrongType("lsid", value, "type 'object'");
        var id = value.Field("id"u8);
        if (id.IsMissing)
            throw new MongoErrorException(40414, "BSON field 'lsid.id' is missing but a required field");
        if (id.Tag != BsonTag.Binary || id.View.BinaryPayload.Length != 16)
            throw WrongType("lsid.id", id, "type 'UUID'");
    }

    private static void CheckApi(string name, RawValue body)
    {
        var version = body.Field("apiVersion"u8);
        if (version.IsMissing)
        {
            if (!body.Field("apiStrict"u8).IsMissing || !body.Field("apiDeprecationErrors"u8).IsMissing)
                throw new MongoErrorException(4886600, "Provided apiStrict or apiDeprecationErrors without passing apiVersion");
            return;
        }

        if (version is not { IsString: true, String: "1" })
            throw version.IsString ? new MongoErrorException(322, "API version must be \"1\"") : WrongType("apiVersion", version, "type 'string'");
        if (body.Field("apiStrict"u8).IsTrue && !StableApi.Contains(name))
            throw new MongoErrorException(323, $"Provided apiStrict:true, but the command {name} is not in API Version 1. Information on supported commands and migrations in API Version 1 can be found at https://dochub.mongodb.org/core/manual-versioned-api");
    }

    // Every acknowledged write is on disk, so there is nothing that a valid concern could change.
    private static void CheckWriteConcern(string name, RawValue concern)
    {
        if (concern.IsNullish)
            return;
        if (!concern.IsDocument)
            throw WrongType("writeConcern", concern, "type 'object'");
        if (ReadOnlyCommands.Contains(name) && concern.Elements.MoveNext())
            throw new MongoErrorException(MongoErrorCode.InvalidOptions, $"Command {name} does not support writeConcern");
        foreach (var (field, value) in FieldNames.AndValues(concern))
        {
            switch (field)
            {
                case "w":
                    CheckW(value);
                    break;
                case "j" or "fsync" when value.Tag != BsonTag.Boolean && !value.IsNumber && !value.IsNullish:
                    throw WrongType($"writeConcern.{field}", value, "types '[bool, long, int, decimal, double]'");
                case "wtimeout" when !value.IsNumber && !value.IsNullish:
                    throw WrongType("writeConcern.wtimeout", value, "types '[long, int, decimal, double]'");
                case "j" or "fsync" or "wtimeout" or "provenance" or "getLastError" or "wElectionId" or "wOpTime":
                    break;
                default:
                    throw new MongoErrorException(40415, $"BSON field 'writeConcern.{field}' is an unknown field.");
            }
        }
    }

    private static void CheckW(RawValue w)
    {
        if (w.IsNullish)
            return;
        if (w.IsString)
        {
            if (w.String != "majority")
                throw MongoErrorException.BadValue($"cannot use non-majority 'w' mode {w.String} when a host is not a member of a replica set");
        }
        else if (!w.IsNumber)
        {
            throw MongoErrorException.FailedToParse($"w has to be a number, string, or object; found: {w.Tag.Alias()}");
        }
        else if (!w.TryGetWhole(out var nodes) || nodes is < 0 or > 50)
        {
            throw MongoErrorException.FailedToParse($"w has to be a non-negative number and not greater than 50; found: {ShellText.Of(w)}");
        }
        else if (nodes > 1)
        {
            throw MongoErrorException.BadValue("cannot use 'w' > 1 when a host is not replicated");
        }
    }

    private static void CheckReadConcern(string name, RawValue concern)
    {
        if (concern.IsNullish)
            return;
        if (!concern.IsDocument)
            throw WrongType("readConcern", concern, "type 'object'");
        foreach (var (field, value) in FieldNames.AndValues(concern))
        {
            if (field is "afterClusterTime" or "atClusterTime")
                throw new MongoErrorException(MongoErrorCode.IllegalOperation, $"Cannot specify {field} readConcern without replication enabled");
            if (field is not ("level" or "provenance"))
                throw new MongoErrorException(40415, $"BSON field 'readConcern.{field}' is an unknown field.");
            if (field != "level")
                continue;
            switch (value.IsString ? value.String : throw WrongType("readConcern.level", value, "type 'string'"))
            {
                case "local":
                    break;
                case "available" or "majority":
                    if (Writes.Contains(name))
                        throw new MongoErrorException(MongoErrorCode.InvalidOptions, $"Command {name} does not support {{ readConcern: {ShellText.Of(concern)} }} :: caused by :: read concern not supported");
                    break;
                case "linearizable" or "snapshot":
                    throw new MongoErrorException(MongoErrorCode.NotAReplicaSet, "node needs to be a replica set member to use read concern");
                default:
                    throw MongoErrorException.BadValue($"Enumeration value '{value.String}' for field 'readConcern.level' is not a valid value.");
            }
        }
    }

    private static MongoErrorException WrongType(string field, RawValue value, string expected) =>
        MongoErrorException.TypeMismatch($"BSON field '{field}' is the wrong type '{value.Tag.Alias()}', expected {expected}");
}
