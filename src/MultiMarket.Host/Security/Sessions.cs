using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace MultiMarket.Host.Security;

/// <summary>
/// The logins of browsers. A session lives in its cookie; only those that were ended before their time are remembered, so that a copy of
/// their cookie opens nothing. <see cref="Lifetime"/> ends the session in any case.
/// </summary>
internal sealed class Sessions(ControlToken token, TimeProvider time, EndedSessions ended)
{
    /// <summary>How long a login lasts, whatever happens meanwhile.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const string Id = "id";
    private const string Stamp = "stamp";
    private const string End = "end";
    private const int IdBytes = 16;

    /// <summary>Begins a session.</summary>
    /// <param name="address">Where the browser is, for the audit.</param>
    public ClaimsPrincipal Begin(string address) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, $"dashboard ({address})"),
            new Claim(Id, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes))),
            new Claim(Stamp, token.Stamp),
            new Claim(End, (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        SessionCookie.Scheme));

    /// <summary>True while the session may be used: of the present token, not ended, not too old.</summary>
    public bool IsAlive(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, AuthenticationType: SessionCookie.Scheme }
        && user.FindFirstValue(Id) is { } id
        && !ended.Contain(id)
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(user.FindFirstValue(Stamp) ?? ""), Encoding.ASCII.GetBytes(token.Stamp))
        && time.GetUtcNow() < EndOf(user);

    /// <summary>Ends a session for every copy of its cookie and every open page.</summary>
    public void Finish(ClaimsPrincipal user)
    {
        if (IsAlive(user)) ended.Add(user.FindFirstValue(Id)!, EndOf(user), time.GetUtcNow());
    }

    private static DateTimeOffset EndOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(End), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.MinValue;
}
