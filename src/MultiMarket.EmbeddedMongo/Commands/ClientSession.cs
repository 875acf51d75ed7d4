namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>What the server knows about one connection.</summary>
internal sealed class ClientSession(int connectionId, string client)
{
    public int ConnectionId => connectionId;

    /// <summary>Address and port of the client.</summary>
    public string Client => client;
}
