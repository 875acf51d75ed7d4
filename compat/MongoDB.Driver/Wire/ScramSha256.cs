using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;

namespace MongoDB.Driver.Wire;

/// <summary>Proves a password to the server, and makes the server prove that it knows it (RFC 7677).</summary>
internal static class ScramSha256
{
    private const int MinIterations = 4096;
    private const int MaxIterations = 1_000_000;

    /// <exception cref="MongoAuthenticationException">Either side did not prove itself.</exception>
    public static async Task AuthenticateAsync(MongoConnection connection, MongoCredential credential, CancellationToken cancellationToken)
    {
        try
        {
            await ExchangeAsync(connection, credential, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is MongoCommandException or FormatException or CryptographicException)
        {
            throw new MongoAuthenticationException(connection.Id, "Unable to authenticate using sasl protocol mechanism SCRAM-SHA-256.", failure);
        }
    }

    private static async Task ExchangeAsync(MongoConnection connection, MongoCredential credential, CancellationToken cancellationToken)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        var name = credential.Username.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal);
        var clientFirst = $"n={name},r={nonce}";
        var start = new BsonDocument
        {
            { "saslStart", 1 },
            { "mechanism", "SCRAM-SHA-256" },
            { "payload", Encoding.UTF8.GetBytes("n,," + clientFirst) },
            { "options", new BsonDocument("skipEmptyExchange", true) },
        };
        var reply = await RunAsync(connection, credential.Source, start, cancellationToken).ConfigureAwait(false);
        var conversation = reply["conversationId"];
        var serverFirst = Payload(reply);
        var fields = Fields(serverFirst);
        var iterations = int.Parse(fields['i'], System.Globalization.CultureInfo.InvariantCulture);
        if (!fields['r'].StartsWith(nonce, StringComparison.Ordinal) || fields['r'].Length == nonce.Length || iterations is < MinIterations or > MaxIterations)
        {
            throw new FormatException("The server's challenge is not one that a SCRAM-SHA-256 server gives.");
        }

        var password = Encoding.UTF8.GetBytes(credential.Password.Normalize(NormalizationForm.FormKC));
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, Convert.FromBase64String(fields['s']), iterations, HashAlgorithmName.SHA256, 32);
        var withoutProof = $"c=biws,r={fields['r']}";
        var signed = Encoding.UTF8.GetBytes($"{clientFirst},{serverFirst},{withoutProof}");
        var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        var signature = HMACSHA256.HashData(SHA256.HashData(clientKey), signed);
        var proof = clientKey.Zip(signature, (a, b) => (byte)(a ^ b)).ToArray();
        reply = await ContinueAsync(connection, credential.Source, conversation, $"{withoutProof},p={Convert.ToBase64String(proof)}", cancellationToken).ConfigureAwait(false);

        var expected = HMACSHA256.HashData(HMACSHA256.HashData(salted, "Server Key"u8), signed);
        if (!Fields(Payload(reply)).TryGetValue('v', out var verifier) || !CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(verifier), expected))
        {
            throw new CryptographicException("The server could not prove that it knows the password.");
        }

        while (!reply["done"].ToBoolean())
        {
            reply = await ContinueAsync(connection, credential.Source, conversation, "", cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<BsonDocument> ContinueAsync(MongoConnection connection, string source, BsonValue conversation, string payload, CancellationToken cancellationToken) =>
        RunAsync(connection, source, new BsonDocument { { "saslContinue", 1 }, { "conversationId", conversation }, { "payload", Encoding.UTF8.GetBytes(payload) } }, cancellationToken);

    private static async Task<BsonDocument> RunAsync(MongoConnection connection, string database, BsonDocument command, CancellationToken cancellationToken)
    {
        var requestId = CommandScope.Write(connection.Writer, database, command, session: null, expectsReply: true);
        using var raw = await connection.ExchangeAsync(requestId, cancellationToken).ConfigureAwait(false);
        var reply = raw.ToBsonDocument();
        CommandErrors.ThrowIfFailed(connection.Id, command.GetElement(0).Name, command, reply);
        return reply;
    }

    private static string Payload(BsonDocument reply) => Encoding.UTF8.GetString(reply["payload"].AsByteArray);

    private static Dictionary<char, string> Fields(string message) =>
        message.Split(',').Where(field => field.Length > 2 && field[1] == '=').GroupBy(field => field[0]).ToDictionary(group => group.Key, group => group.First()[2..]);
}
