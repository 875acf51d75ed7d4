using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace MultiMarket.Dashboard.Access;

/// <summary>
/// Who looks at a page, one for each circuit or request. Ask again at each act: a session ends while its pages are open, by logout, by
/// age or with the token.
/// </summary>
public sealed class Viewer(AuthenticationStateProvider state, IAuthorizationService authorization)
{
    /// <summary>True when this viewer may see anything at all.</summary>
    public Task<bool> MayReadAsync() => MayAsync(AccessPolicies.Reading);

    /// <summary>True when clients and addresses may be shown to this viewer.</summary>
    public Task<bool> MaySeePersonalDataAsync() => MayAsync(AccessPolicies.PersonalData);

    /// <summary>True when this viewer may change something.</summary>
    public Task<bool> MayControlAsync() => MayAsync(AccessPolicies.Control);

    /// <summary>How the audit names this viewer; null without login.</summary>
    public async Task<string?> NameAsync() => (await state.GetAuthenticationStateAsync()).User.Identity?.Name;

    private async Task<bool> MayAsync(string policy)
    {
        var user = (await state.GetAuthenticationStateAsync()).User;
        return (await authorization.AuthorizeAsync(user, policy)).Succeeded;
    }
}
