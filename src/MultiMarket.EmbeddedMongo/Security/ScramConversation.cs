using System.Security.Cryptography;
using System.Text;
using MultiMarket.EmbeddedMongo.Protocol;

namespace MultiMarket.EmbeddedMongo.Security;

/// <summary>One login: the server's side of a SCRAM-SHA-256 exchange.</summary>
// first message -> server's nonce and salt; client's proof -> server's signature; then, unless skipped, an empty message
internal sealed class ScramConversation
{
    private readonly ScramCredential _credential;
    private readonly string _nonce;
    private readonly string _clientFirst;
    private readonly string _serverFirst;
    private readonly bool _skipEmpty;
    private bool _proven;

    private ScramConversation(ScramCredential credential, string clientFirst, string nonce, bool skipEmpty)
    {
        _credential = credential;
        _clientFirst = clientFirst;
        _nonce = nonce;
        _skipEmpty = skipEmpty;
        _serverFirst = $"r={nonce},s={Convert.ToBase64String(credential.Salt)},i={ScramCredential.Iterations}";
    }

    public string UserName => _credential.Name;

    public UserRights Rights => _credential.Rights;

    /// <summary>Whether the client has shown that it knows the password, and the exchange is over.</summary>
    public bool IsDone { get; private set; }

    public byte[] FirstAnswer => Encoding.UTF8.GetBytes(_serverFirst);

    /// <param name="payload">The client's first message.</param>
    /// <param name="skipEmpty">Whether the client leaves out the empty message at the end.</param>
    /// <param name="find">Looks a user up by name.</param>
    /// <exception cref="MongoErrorException">Code 18.</exception>
    public static ScramConversation Start(ReadOnlySpan<byte> payload, bool skipEmpty, Func<string, ScramCredential> find)
    {
        var message = Encoding.UTF8.GetString(payload);
        if (!message.StartsWith("n,,", StringComparison.Ordinal))
            throw Failed();
        var bare = message[3..];
        var name = Attribute(bare, 'n').Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
        var nonce = Attribute(bare, 'r') + Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        return new ScramConversation(find(name), bare, nonce, skipEmpty);
    }

    /// <summary>Checks the client's proof and answers with the server's own.</summary>
    /// <exception cref="MongoErrorException">Code 18: the password is wrong, or the message makes no sense.</exception>
    public byte[] Continue(ReadOnlySpan<byte> payload)
    {
        if (_proven)
        {
            IsDone = payload.IsEmpty ? true : throw Failed();
            return [];
        }

        var message = Encoding.UTF8.GetString(payload);
        var proofAt = message.LastIndexOf(",p=", StringComparison.Ordinal);
        if (proofAt < 0 || Attribute(message, 'c') != "biws" || Attribute(message, 'r') != _nonce)
            throw Failed();
        var proof = new byte[32];
        if (!Convert.TryFromBase64String(message[(proofAt + 3)..], proof, out var length) || length != proof.Length)
            throw Failed();

        var signed = Encoding.UTF8.GetBytes($"{_clientFirst},{_serverFirst},{message[..proofAt]}");
        var clientKey = HMACSHA256.HashData(_credential.StoredKey, signed);
        for (var i = 0; i < clientKey.Length; i++)
            clientKey[i] ^= proof[i];
        if (!CryptographicOperations.FixedTimeEquals(SHA256.HashData(clientKey), _credential.StoredKey))
            throw Failed();
        _proven = true;
        IsDone = _skipEmpty;
        return Encoding.UTF8.GetBytes("v=" + Convert.ToBase64String(HMACSHA256.HashData(_credential.ServerKey, signed)));
    }

    private static string Attribute(string message, char name)
    {
        foreach (var part in message.Split(','))
        {
            if (part.Length > 2 && part[0] == name && part[1] == '=')
                return part[2..];
        }

        throw Failed();
    }

    private static MongoErrorException Failed() => new(MongoErrorCode.AuthenticationFailed, "Authentication failed.");
}
