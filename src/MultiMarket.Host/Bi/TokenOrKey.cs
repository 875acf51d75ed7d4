using MultiMarket.Host.Api;
using MultiMarket.Host.Security;

namespace MultiMarket.Host.Bi;

/// <summary>Lets tools in that can set a header of their own but not <c>Authorization</c>, as Power Query does.</summary>
internal static class TokenOrKey
{
    /// <summary>The header that may hold the token.</summary>
    public const string Header = "apikey";

    /// <summary>Guards an endpoint with the bearer token or the same token in the header <c>apikey</c>.</summary>
    public static RouteHandlerBuilder RequireTokenOrKey(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        var token = http.RequestServices.GetRequiredService<ControlToken>();
        if (token.IsIn(http.Request.Headers.Authorization) || token.IsIn($"Bearer {http.Request.Headers[Header]}")) return await next(context);
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(StatusCodes.Status401Unauthorized, $"This needs the token that stands in control.token in the host's data folder, as bearer token or in the header {Header}.");
    });
}
