namespace MultiMarket.Host.Api;

/// <summary>Who gives a command, as the audit keeps it.</summary>
internal static class Caller
{
    /// <summary>The header in which a client names its user, percent-encoded. It proves nothing: whoever has the token may write anything.</summary>
    public const string UserHeader = "X-MultiMarket-User";

    private const int LongestName = 64;

    /// <summary>The user that the client names, if it does, and the address that the request came from.</summary>
    public static string Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "unknown address";
        var user = new string([.. Uri.UnescapeDataString(http.Request.Headers[UserHeader].ToString()).Where(c => !char.IsControl(c)).Take(LongestName)]).Trim();
        return user.Length == 0 ? address : $"{user} ({address})";
    }
}
