using MultiMarket.Host.Api;

namespace MultiMarket.Host.Security;

/// <summary>Lets only requests with the bearer token through to an endpoint.</summary>
internal static class RequireToken
{
    /// <summary>Guards every endpoint of the group.</summary>
    public static TBuilder RequireControlToken<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (http.RequestServices.GetRequiredService<ControlToken>().IsIn(http.Request.Headers.Authorization)) return await next(context);
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Of(StatusCodes.Status401Unauthorized, "This needs the bearer token that stands in control.token in the host's data folder.");
        });
}
