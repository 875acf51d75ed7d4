using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace MultiMarket.Host.Security;

/// <summary>The bearer token of this host.</summary>
internal sealed class ControlToken(string value)
{
    private readonly byte[] _digest = SHA256.HashData(Encoding.UTF8.GetBytes(value));

    /// <summary>True when an Authorization header carries the token. Digests are compared, so that the time tells neither content nor length.</summary>
    public bool IsIn(string? header) =>
        AuthenticationHeaderValue.TryParse(header, out var parsed)
        && parsed.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(_digest, SHA256.HashData(Encoding.UTF8.GetBytes(parsed.Parameter ?? "")));
}
