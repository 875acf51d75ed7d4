using Microsoft.AspNetCore.Antiforgery;
using MultiMarket.Dashboard.Access;
using MultiMarket.Host.Api;

namespace MultiMarket.Host.Security;

/// <summary>Lets only those through to an endpoint who have the token or a session.</summary>
internal static class RequireControl
{
    /// <summary>Guards every endpoint of the group.</summary>
    public static TBuilder RequireControlToken<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(AccessPolicies.Control).AddEndpointFilter<TBuilder, AntiforgeryFilter>();

    // A browser sends its cookie whoever made it ask; a program sends its token only when it means to.
    private sealed class AntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var http = context.HttpContext;
            var byCookie = http.User.Identity?.AuthenticationType == SessionCookie.Scheme;
            return byCookie && !await antiforgery.IsRequestValidAsync(http)
                ? Problems.Of(StatusCodes.Status400BadRequest, "With a session, a change needs the antiforgery token of one of our pages; programs send the bearer token instead.")
                : await next(context);
        }
    }
}
