using System.Security.Cryptography;
using MultiMarket.EmbeddedMongo.Commands;
using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Security;

/// <summary>Who may log in and what they may do. Without users, everybody may do everything.</summary>
internal sealed class AccessControl
{
    /// <summary>Enough for any login, too little to fill the server's memory without one.</summary>
    private const int MaxMessageBeforeLogin = 64 * 1024;

    /// <summary>What clients must be able to ask before they log in, and when they leave.</summary>
    private static readonly HashSet<string> BeforeLogin = new(StringComparer.OrdinalIgnoreCase)
    {
        "hello", "isMaster", "ping", "buildInfo", "saslStart", "saslContinue", "logout", "endSessions", "connectionStatus", "whatsmyuri",
    };

    private static readonly HashSet<string> Writing = new(StringComparer.OrdinalIgnoreCase)
    {
        "insert", "update", "delete", "findAndModify", "create", "drop", "dropDatabase", "renameCollection", "createIndexes", "dropIndexes", "deleteIndexes", "collMod", "killOp",
    };

    /// <summary>What tells about no database and changes none, so that a user of one database may ask it.</summary>
    private static readonly HashSet<string> OfNoDatabase = new(StringComparer.OrdinalIgnoreCase)
    {
        "listDatabases", "listCommands", "usersInfo", "startSession", "refreshSessions", "killSessions",
    };

    /// <summary>What tells about the server as a whole.</summary>
    private static readonly HashSet<string> OfServer = new(StringComparer.OrdinalIgnoreCase) { "serverStatus", "hostInfo", "profile" };

    private readonly Dictionary<string, ScramCredential> _users;
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    public AccessControl(IEnumerable<EmbeddedMongoUser> users) => _users = users.ToDictionary(user => user.Name, ScramCredential.Of);

    /// <summary>Whether a command carries what nobody else should see of a login.</summary>
    public static bool IsLogin(string command) => command is "saslStart" or "saslContinue" or "hello" || command.Equals("isMaster", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a command changes something.</summary>
    public static bool IsWrite(string command) => Writing.Contains(command);

    public bool IsRequired => _users.Count > 0;

    /// <summary>A user's credential. For a name that nobody has, one that no password fits, made in the same time.</summary>
    public ScramCredential Find(string name)
    {
        var unknown = ScramCredential.Unknown(name, _secret);
        return _users.GetValueOrDefault(name) ?? unknown;
    }

    public int MaxMessageLength(ClientSession session) => IsRequired && session.User is null ? MaxMessageBeforeLogin : Wire.MaxMessageLength;

    /// <exception cref="MongoErrorException">Code 13.</exception>
    public void Check(ClientSession session, string command, string database)
    {
        if (!IsRequired || BeforeLogin.Contains(command))
            return;
        if (session.User is null)
            throw new MongoErrorException(MongoErrorCode.Unauthorized, $"Command {command} requires authentication");
        if (!OfNoDatabase.Contains(command))
            CheckDatabase(session, command, database);
        if (Writing.Contains(command))
            CheckWrite(session, command, database);
    }

    /// <exception cref="MongoErrorException">Code 13: the user may use another database only.</exception>
    public void CheckDatabase(ClientSession session, string command, string database)
    {
        if (IsRequired && session.Rights is { Database: { } own } && (own != database || OfServer.Contains(command)))
            throw new MongoErrorException(MongoErrorCode.Unauthorized, $"not authorized on {database} to execute command {command}: the user {session.User} may use {own} only");
    }

    /// <exception cref="MongoErrorException">Code 13: the user may only read, or write in another database only.</exception>
    public void CheckWrite(ClientSession session, string command, string database)
    {
        CheckDatabase(session, command, database);
        if (IsRequired && session.Rights is { ReadOnly: true })
            throw new MongoErrorException(MongoErrorCode.Unauthorized, $"not authorized on {database} to execute command {command}: the user {session.User} may only read");
    }
}
