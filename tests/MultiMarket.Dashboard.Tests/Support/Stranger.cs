using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>A viewer who is not logged in.</summary>
internal sealed class Stranger : AuthenticationStateProvider
{
    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));
}
