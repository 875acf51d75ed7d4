using System.Security.Cryptography;
using System.Text;

namespace MultiMarket.EmbeddedMongo.Security;

/// <summary>What a server keeps of a password for SCRAM-SHA-256 (RFC 7677).</summary>
internal sealed record ScramCredential(string Name, UserRights Rights, byte[] Salt, byte[] StoredKey, byte[] ServerKey)
{
    public const int Iterations = 15_000;

    private const int SaltLength = 28;

    public static ScramCredential Of(EmbeddedMongoUser user) => Of(user, RandomNumberGenerator.GetBytes(SaltLength));

    /// <summary>
    /// Keys for a name that nobody has: the same salt each time, so that answers do not tell which names exist, and a
    /// stored key that no password leads to.
    /// </summary>
    public static ScramCredential Unknown(string name, byte[] secret) =>
        new(name, new UserRights(ReadOnly: true, Database: ""), HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(name))[..SaltLength], RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));

    private static ScramCredential Of(EmbeddedMongoUser user, byte[] salt)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(user.Password.Normalize(NormalizationForm.FormKC), salt, Iterations, HashAlgorithmName.SHA256, 32);
        var clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        return new ScramCredential(user.Name, new UserRights(user.ReadOnly, user.Database), salt, SHA256.HashData(clientKey), HMACSHA256.HashData(salted, "Server Key"u8));
    }
}
