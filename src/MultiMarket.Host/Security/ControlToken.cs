using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace MultiMarket.Host.Security;

/// <summary>The token of this host.</summary>
internal sealed class ControlToken(string value)
{
    /// <summary>The scheme of the Authorization header that carries the token.</summary>
    public const string AuthorizationScheme = "Bearer";

    private const int StampBytes = 16;

    private readonly byte[] _digest = SHA256.HashData(Encoding.UTF8.GetBytes(value));

    /// <summary>Tells tokens apart without telling the token: what a session carries to end with its token.</summary>
    public string Stamp { get; } =
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(value), "multimarket session"u8)[..StampBytes]);

    /// <summary>True when an Authorization header carries the token.</summary>
    public bool IsIn(string? header) =>
        AuthenticationHeaderValue.TryParse(header, out var parsed)
        && parsed.Scheme.Equals(AuthorizationScheme, StringComparison.OrdinalIgnoreCase)
        && Is(parsed.Parameter);

    /// <summary>True for the token. Digests are compared, so that the time tells neither content nor length.</summary>
    public bool Is(string? text) => CryptographicOperations.FixedTimeEquals(_digest, SHA256.HashData(Encoding.UTF8.GetBytes(text ?? "")));
}
