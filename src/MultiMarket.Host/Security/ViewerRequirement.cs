using Microsoft.AspNetCore.Authorization;

namespace MultiMarket.Host.Security;

/// <summary>Asks for the token or a session, unless it is open to all.</summary>
internal sealed record ViewerRequirement(bool OpenToAll) : IAuthorizationRequirement;

/// <summary>
/// Decides at each question, so that a session that ended meanwhile opens nothing, on pages that are still open either. Whoever comes with
/// another token is told so, instead of being shown what everybody sees.
/// </summary>
internal sealed class ViewerAuthorization(Sessions sessions) : AuthorizationHandler<ViewerRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ViewerRequirement requirement)
    {
        var known = context.User.Identity is { IsAuthenticated: true, AuthenticationType: TokenAuthentication.SchemeName } || sessions.IsAlive(context.User);
        var mistaken = context.Resource is HttpContext http && TokenAuthentication.IsTriedBy(http.Request);
        if (known || (requirement.OpenToAll && !mistaken)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
