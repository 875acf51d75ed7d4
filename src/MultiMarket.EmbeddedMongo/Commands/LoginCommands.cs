using Microsoft.Extensions.Logging;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Security;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>saslStart and saslContinue with SCRAM-SHA-256, also inside of hello.</summary>
internal static class LoginCommands
{
    public const string Mechanism = "SCRAM-SHA-256";

    public static void AddTo(Dictionary<string, Func<CommandRequest, ValueTask>> commands)
    {
        commands["saslStart"] = request =>
        {
            Write(request.Reply, Start(request, request.Body).FirstAnswer, done: false);
            return ValueTask.CompletedTask;
        };
        commands["saslContinue"] = Continue;
        commands["usersInfo"] = UsersInfo;
        commands["logout"] = request =>
        {
            request.Session.Logout();
            return ValueTask.CompletedTask;
        };
    }

    /// <summary>Who may log in, and as what; nothing about their passwords. A user of one database hears only of itself.</summary>
    private static ValueTask UsersInfo(CommandRequest request)
    {
        var users = request.Reply.BeginArray("users"u8);
        var count = 0;
        foreach (var user in request.Server.Options.Users.Where(user => request.Session.Rights is not { Database: not null } || user.Name == request.Session.User))
        {
            var item = request.Reply.BeginDocument(count++);
            request.Reply.WriteString("_id"u8, $"admin.{user.Name}");
            request.Reply.WriteString("user"u8, user.Name);
            request.Reply.WriteString("db"u8, "admin");
            WriteRoles(request.Reply, "roles"u8, new UserRights(user.ReadOnly, user.Database));
            RawValue.FromStrings([Mechanism]).WriteTo(request.Reply, "mechanisms"u8);
            request.Reply.EndDocument(item);
        }

        request.Reply.EndDocument(users);
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes MongoDB's names for what a user may do.</summary>
    public static void WriteRoles(BsonBufferWriter reply, ReadOnlySpan<byte> name, UserRights rights)
    {
        var roles = reply.BeginArray(name);
        var role = reply.BeginDocument(0);
        reply.WriteString("role"u8, rights.Role);
        reply.WriteString("db"u8, rights.RoleDatabase);
        reply.EndDocument(role);
        reply.EndDocument(roles);
    }

    /// <summary>Writes what hello says about logging in, when the client asks for it.</summary>
    public static void WriteHello(CommandRequest request)
    {
        if (!request.Body.Field("saslSupportedMechs"u8).IsMissing)
            RawValue.FromStrings([Mechanism]).WriteTo(request.Reply, "saslSupportedMechs"u8);
        var speculative = request.Body.Field("speculativeAuthenticate"u8);
        if (!speculative.IsDocument || speculative.Field("mechanism"u8) is not { IsString: true, String: Mechanism })
            return;
        // A guess that fails says nothing; the client then logs in step by step.
        if (WriteError.Try(() => Start(request, speculative)).Value is not { } conversation)
            return;
        var start = request.Reply.BeginDocument("speculativeAuthenticate"u8);
        Write(request.Reply, conversation.FirstAnswer, done: false);
        request.Reply.EndDocument(start);
    }

    private static ScramConversation Start(CommandRequest request, RawValue spec)
    {
        var mechanism = spec.Field("mechanism"u8) is { IsString: true } given ? given.String : "";
        if (mechanism != Mechanism)
            throw new MongoErrorException(MongoErrorCode.MechanismUnavailable, $"Received authentication for mechanism {mechanism} which is not enabled; use {Mechanism}");
        var conversation = ScramConversation.Start(Payload(spec), spec.Field("options"u8).Field("skipEmptyExchange"u8).IsTrue, request.Server.Access.Find);
        request.Session.Conversation = conversation;
        return conversation;
    }

    private static ValueTask Continue(CommandRequest request)
    {
        var conversation = request.Session.Conversation ?? throw new MongoErrorException(MongoErrorCode.ProtocolError, "No SASL session state found");
        request.Session.Conversation = null;
        if (request.Body.Field("conversationId"u8) is not { IsInteger: true, Int64: 1 })
            throw new MongoErrorException(MongoErrorCode.ProtocolError, "sasl: Mismatched conversation id");
        var answer = Prove(request, conversation);
        if (conversation.IsDone)
            request.Session.Login(conversation.UserName, conversation.Rights);
        else
            request.Session.Conversation = conversation;
        Write(request.Reply, answer, conversation.IsDone);
        return ValueTask.CompletedTask;
    }

    private static byte[] Prove(CommandRequest request, ScramConversation conversation)
    {
        try
        {
            return conversation.Continue(Payload(request.Body));
        }
        catch (MongoErrorException)
        {
            request.Server.Logger.LogWarning("A login to the warehouse as {User} from {Client} failed", conversation.UserName, request.Session.Client);
            throw;
        }
    }

    private static byte[] Payload(RawValue spec) => spec.Field("payload"u8) switch
    {
        { Tag: BsonTag.Binary } payload => payload.View.BinaryPayload.ToArray(),
        { IsString: true } payload when Convert.TryFromBase64String(payload.String, new byte[payload.Text.Length], out _) => Convert.FromBase64String(payload.String),
        _ => throw new MongoErrorException(MongoErrorCode.AuthenticationFailed, "Authentication failed."),
    };

    private static void Write(BsonBufferWriter reply, byte[] payload, bool done)
    {
        reply.WriteInt32("conversationId"u8, 1);
        reply.WriteBoolean("done"u8, done);
        reply.WriteBinary("payload"u8, 0, payload);
    }
}
