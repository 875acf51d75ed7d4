using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MultiMarket.Dashboard.Access;
using MultiMarket.Host.Security;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Security;

public sealed class ViewerSpecs
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    private readonly ServiceProvider _services = new ServiceCollection()
        .AddLogging()
        .AddAccess(new ControlToken(RunningApi.Token), new AccessOptions())
        .BuildServiceProvider();

    [Fact]
    public async Task Nobody_controls_and_sees_no_person()
    {
        var viewer = Of(Nobody);

        (await viewer.MayControlAsync()).ShouldBeFalse();
        (await viewer.MaySeePersonalDataAsync()).ShouldBeFalse();
        (await viewer.NameAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_session_that_ends_while_a_page_is_open_opens_nothing_from_then_on()
    {
        var sessions = _services.GetRequiredService<Sessions>();
        var user = sessions.Begin("127.0.0.1");
        var viewer = Of(user);
        (await viewer.MayControlAsync()).ShouldBeTrue();
        (await viewer.MaySeePersonalDataAsync()).ShouldBeTrue();
        (await viewer.NameAsync()).ShouldBe("dashboard (127.0.0.1)");

        sessions.Finish(user);

        (await viewer.MayControlAsync()).ShouldBeFalse();
        (await viewer.MaySeePersonalDataAsync()).ShouldBeFalse();
    }

    private Viewer Of(ClaimsPrincipal user)
    {
        var scope = _services.CreateScope().ServiceProvider;
        ((IHostEnvironmentAuthenticationStateProvider)scope.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        return scope.GetRequiredService<Viewer>();
    }
}
