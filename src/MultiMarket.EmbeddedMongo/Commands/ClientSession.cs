using MultiMarket.EmbeddedMongo.Security;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>What the server knows about one connection.</summary>
internal sealed class ClientSession(int connectionId, string client)
{
    // Other connections look at it.
    private volatile RunningOperation? _operation;

    public int ConnectionId => connectionId;

    /// <summary>Address and port of the client.</summary>
    public string Client => client;

    /// <summary>Who is logged in; null before that.</summary>
    public string? User { get; private set; }

    /// <summary>What the user may do; null before a login.</summary>
    public UserRights? Rights { get; private set; }

    /// <summary>The command that the connection is waiting for; null between two.</summary>
    public RunningOperation? Operation
    {
        get => _operation;
        set => _operation = value;
    }

    /// <summary>A login that is under way.</summary>
    public ScramConversation? Conversation { get; set; }

    public void Login(string user, UserRights rights) => (User, Rights) = (user, rights);

    public void Logout() => (User, Rights) = (null, null);
}
