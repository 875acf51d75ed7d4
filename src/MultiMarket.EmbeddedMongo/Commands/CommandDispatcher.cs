using Microsoft.Extensions.Logging;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>Finds the handler of a command and turns whatever goes wrong into an error reply.</summary>
internal sealed class CommandDispatcher
{
    private readonly ServerContext _server;
    private readonly Dictionary<string, Func<CommandRequest, ValueTask>> _commands = new(StringComparer.Ordinal);

    /// <summary>MongoDB takes these names in any case.</summary>
    private static readonly string[] AnyCase = ["isMaster", "buildInfo", "findAndModify", "listCollections", "listDatabases", "dbStats", "collStats"];

    private static readonly HashSet<string> AdminOnly = ["listDatabases", "renameCollection", "getLog", "getParameter", "getCmdLineOpts", "replSetGetStatus", "commitTransaction", "abortTransaction", "currentOp", "killOp", "fsync", "killAllSessions", "killAllSessionsByPattern"];

    /// <summary>What MongoDB can do and this server does not.</summary>
    private static readonly HashSet<string> NotImplemented =
    [
        "mapReduce", "createUser", "updateUser", "dropUser", "createRole", "updateRole", "dropRole", "grantRolesToUser", "revokeRolesFromUser", "convertToCapped", "cloneCollectionAsCapped",
        "compact", "reIndex", "shutdown", "setParameter", "setFeatureCompatibilityVersion", "top", "dbHash", "setIndexCommitQuorum",
        "planCacheSetFilter", "planCacheListFilters", "createSearchIndexes", "updateSearchIndex", "dropSearchIndex", "listSearchIndexes", "geoSearch",
    ];

    public CommandDispatcher(ServerContext server)
    {
        _server = server;
        HandshakeCommands.AddTo(_commands);
        LoginCommands.AddTo(_commands);
        ServerStatusCommand.AddTo(_commands);
        StatisticsCommands.AddTo(_commands);
        WriteCommands.AddTo(_commands);
        UpdateCommands.AddTo(_commands);
        QueryCommands.AddTo(_commands);
        CursorCommands.AddTo(_commands);
        CatalogCommands.AddTo(_commands);
        ModifyCommand.AddTo(_commands);
        ListingCommands.AddTo(_commands);
        IndexCommands.AddTo(_commands);
        ExplainCommand.AddTo(_commands);
        DiagnosticCommands.AddTo(_commands);
        OperationCommands.AddTo(_commands);
        ConstantCommands.AddTo(_commands);
    }

    /// <summary>Whether a command may only be sent to the database <c>admin</c>.</summary>
    public static bool IsAdminOnly(string name) => AdminOnly.Contains(name);

    /// <summary>The longest message that a connection may send at this point.</summary>
    public int MaxMessageLength(ClientSession session) => _server.Access.MaxMessageLength(session);

    public async ValueTask ExecuteAsync(ClientSession session, WireRequest wire, BsonBufferWriter output, CancellationToken cancellation)
    {
        var start = output.BeginDocument();
        try
        {
            var request = new CommandRequest(_server, session, wire, output, cancellation);
            var handler = Find(request, wire);
            _server.Operations.Begin(session, request);
            await handler(request).ConfigureAwait(false);
            output.WriteDouble("ok"u8, 1);
        }
        catch (Exception e)
        {
            output.Truncate(start);
            start = output.BeginDocument();
            var error = Translate(e);
            WriteError(output, error);
            if (wire.IsLegacyQuery)
                output.WriteString("$err"u8, error.Message);
        }
        finally
        {
            session.Operation = null;
        }

        output.EndDocument(start);
    }

    /// <summary>Writes <c>ok: 0</c> with message, code and code name.</summary>
    public static void WriteError(BsonBufferWriter output, MongoErrorException error)
    {
        output.WriteDouble("ok"u8, 0);
        output.WriteString("errmsg"u8, error.Message);
        output.WriteInt32("code"u8, error.Code);
        output.WriteString("codeName"u8, error.CodeName);
        Commands.WriteError.WriteDetails(output, error);
    }

    private Func<CommandRequest, ValueTask> Find(CommandRequest request, WireRequest wire)
    {
        if (wire.IsLegacyQuery)
            throw new MongoErrorException(5739101, "OP_QUERY is no longer supported. The client driver may require an upgrade. For more details see https://dochub.mongodb.org/core/legacy-opcode-removal");
        var name = request.Name;
        if (!_commands.TryGetValue(name, out var handler))
        {
            var known = Array.Find(AnyCase, other => other.Equals(name, StringComparison.OrdinalIgnoreCase));
            handler = known is not null && _commands.TryGetValue(known, out var other)
                ? other
                : throw (NotImplemented.Contains(name) ? MongoErrorException.NotImplemented($"the command {name}") : new MongoErrorException(MongoErrorCode.CommandNotFound, $"no such command: '{name}'"));
        }

        _server.Counters.Command(name);
        _server.Access.Check(request.Session, name, request.Database);
        var isHello = name.Equals("isMaster", StringComparison.OrdinalIgnoreCase) || name == "hello";
        if (wire.IsLegacy && !isHello)
            throw new MongoErrorException(MongoErrorCode.UnsupportedOpQueryCommand, $"Unsupported OP_QUERY command: {name}. The client driver may require an upgrade. For more details see https://dochub.mongodb.org/core/legacy-opcode-removal");
        if (!isHello && (!request.Body.Field("txnNumber"u8).IsMissing || !request.Body.Field("startTransaction"u8).IsMissing))
            throw new MongoErrorException(MongoErrorCode.IllegalOperation, "Transaction numbers are only allowed on a replica set member or mongos");
        if (AdminOnly.Contains(name) && request.Database != "admin")
            throw new MongoErrorException(MongoErrorCode.Unauthorized, $"{name} may only be run against the admin database.");
        return handler;
    }

    private MongoErrorException Translate(Exception error)
    {
        switch (error)
        {
            case MongoErrorException known:
                return known;
            case BsonFormatException malformed:
                return new MongoErrorException(MongoErrorCode.InvalidBSON, malformed.Message);
            case OperationCanceledException or ObjectDisposedException:
                return new MongoErrorException(MongoErrorCode.InterruptedAtShutdown, "interrupted at shutdown");
            case StorageException { IsMissingTable: true }:
                return new MongoErrorException(MongoErrorCode.QueryPlanKilled, "collection dropped while the query ran");
            default:
                _server.Logger.LogError(error, "The embedded warehouse failed to run a command");
                return new MongoErrorException(MongoErrorCode.InternalError, $"{error.GetType().Name}: {error.Message}");
        }
    }
}
