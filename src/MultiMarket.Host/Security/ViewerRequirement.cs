using Microsoft.AspNetCore.Authorization;

namespace MultiMarket.Host.Security;

/// <summary>Asks for the token or a session, unless it is open to all.</summary>
internal sealed record ViewerRequirement(bool OpenToAll) : IAuthorizationRequirement;

/// <summary>Decides at each question, so that a session that ended meanwhile opens nothing, on pages that are still open either.</summary>
internal sealed class ViewerAuthorization(Sessions sessions) : AuthorizationHandler<ViewerRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ViewerRequirement requirement)
    {
        if (requirement.OpenToAll || context.User.Identity is { IsAuthenticated: true, AuthenticationType: TokenAuthentication.SchemeName } || sessions.IsAlive(context.User))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
