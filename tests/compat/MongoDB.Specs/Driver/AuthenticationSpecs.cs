using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Specs.Support;
using Shouldly;

namespace MongoDB.Specs.Driver;

public sealed class AuthenticationSpecs
{
    [Fact]
    public async Task The_right_password_is_proved_once_a_connection()
    {
        var login = new ScramServer("pencil,=1");
        using var server = new ScriptedServer(login.Answer);
        server.Hello["saslSupportedMechs"] = new BsonArray { "SCRAM-SHA-256" };
        using var client = new MongoClient($"mongodb://me:pencil%2C%3D1@127.0.0.1:{server.Port}/db?authSource=admin");
        await client.GetDatabase("db").RunCommandAsync<BsonDocument>("{ ping : 1 }");
        await client.GetDatabase("db").RunCommandAsync<BsonDocument>("{ ping : 1 }");
        server.Commands.Select(command => command.GetElement(0).Name).Where(name => name == "ping").Count().ShouldBe(2);
        server.Commands.Where(command => command.Contains("saslContinue")).ShouldAllBe(command => command["$db"] == "admin");
        login.Proofs.ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_password_is_an_authentication_exception()
    {
        using var server = new ScriptedServer(new ScramServer("other").Answer);
        server.Hello["saslSupportedMechs"] = new BsonArray { "SCRAM-SHA-256" };
        using var client = new MongoClient($"mongodb://me:pencil@127.0.0.1:{server.Port}/?serverSelectionTimeoutMS=2000");
        var failure = await Should.ThrowAsync<MongoAuthenticationException>(() => client.GetDatabase("db").RunCommandAsync<BsonDocument>("{ ping : 1 }"));
        failure.Message.ShouldBe("Unable to authenticate using sasl protocol mechanism SCRAM-SHA-256.");
        failure.InnerException.ShouldBeOfType<MongoCommandException>().Code.ShouldBe(18);
    }

    /// <summary>The server's part of RFC 7677.</summary>
    private sealed class ScramServer
    {
        private const int Iterations = 4096;

        private readonly byte[] _salt = [1, 2, 3, 4, 5, 6, 7, 8];
        private readonly byte[] _salted;
        private string _signed = "";

        public ScramServer(string password) =>
            _salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), _salt, Iterations, HashAlgorithmName.SHA256, 32);

        public int Proofs { get; private set; }

        public BsonDocument Answer(BsonDocument command) => command.GetElement(0).Name switch
        {
            "saslStart" => Start(Encoding.UTF8.GetString(command["payload"].AsByteArray)),
            "saslContinue" => Continue(Encoding.UTF8.GetString(command["payload"].AsByteArray)),
            _ => ScriptedServer.Ok,
        };

        private BsonDocument Start(string payload)
        {
            var clientFirst = payload["n,,".Length..];
            var nonce = clientFirst[(clientFirst.IndexOf(",r=", StringComparison.Ordinal) + 3)..];
            var serverFirst = $"r={nonce}server,s={Convert.ToBase64String(_salt)},i={Iterations}";
            _signed = $"{clientFirst},{serverFirst}";
            return Reply(serverFirst, done: false);
        }

        private BsonDocument Continue(string payload)
        {
            var end = payload.LastIndexOf(",p=", StringComparison.Ordinal);
            var signed = Encoding.UTF8.GetBytes($"{_signed},{payload[..end]}");
            var stored = SHA256.HashData(HMACSHA256.HashData(_salted, "Client Key"u8));
            var key = Convert.FromBase64String(payload[(end + 3)..]).Zip(HMACSHA256.HashData(stored, signed), (a, b) => (byte)(a ^ b)).ToArray();
            if (!SHA256.HashData(key).SequenceEqual(stored))
            {
                return BsonDocument.Parse("{ ok : 0, errmsg : 'Authentication failed.', code : 18, codeName : 'AuthenticationFailed' }");
            }

            Proofs++;
            return Reply($"v={Convert.ToBase64String(HMACSHA256.HashData(HMACSHA256.HashData(_salted, "Server Key"u8), signed))}", done: true);
        }

        private static BsonDocument Reply(string payload, bool done) =>
            new() { { "conversationId", 1 }, { "done", done }, { "payload", Encoding.UTF8.GetBytes(payload) }, { "ok", 1 } };
    }
}
