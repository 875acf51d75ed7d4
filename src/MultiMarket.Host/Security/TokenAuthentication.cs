using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using MultiMarket.Host.Api;

namespace MultiMarket.Host.Security;

/// <summary>Knows programs by the token: as bearer token, or in a header of its own for tools that cannot set <c>Authorization</c>, as Power Query.</summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ControlToken token)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The authentication scheme.</summary>
    public const string SchemeName = "token";

    /// <summary>The header that may hold the token alone.</summary>
    public const string KeyHeader = "apikey";

    /// <summary>True when a request comes with a token, right or wrong. The password of a proxy in front of us, which it may pass on, is none.</summary>
    public static bool IsTriedBy(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(ControlToken.AuthorizationScheme, StringComparison.OrdinalIgnoreCase) || request.Headers.ContainsKey(KeyHeader);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsTriedBy(Request)) return Task.FromResult(AuthenticateResult.NoResult());
        if (!token.IsIn(Request.Headers.Authorization) && !token.Is(Request.Headers[KeyHeader])) return Task.FromResult(AuthenticateResult.Fail("another token"));
        var program = new ClaimsPrincipal(new ClaimsIdentity(SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(program, SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems
            .Of(StatusCodes.Status401Unauthorized, $"This needs the token that stands in control.token in the host's data folder, as bearer token or in the header {KeyHeader}.")
            .ExecuteAsync(Context);
    }
}
