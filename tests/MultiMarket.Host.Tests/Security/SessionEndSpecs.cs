using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiMarket.Dashboard.Layout;
using MultiMarket.Dashboard.Text;
using MultiMarket.Host.Security;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Security;

/// <summary>A page that stays open beyond the end of its session.</summary>
public sealed class SessionEndSpecs
{
    private const string Figures = "1 234 567 MAD";

    [Fact]
    public async Task Where_reading_needs_login_the_page_shows_nothing_any_more() =>
        (await ShownAfterTheEndAsync(new AccessOptions { ReadingIsOpen = false })).ShouldSatisfyAllConditions(
            page => page.ShouldNotContain(Figures),
            page => page.ShouldContain("La session est terminée."),
            page => page.ShouldContain("/connexion?retour=%2Fsante"));

    [Fact]
    public async Task Where_reading_is_open_it_goes_on() => (await ShownAfterTheEndAsync(new AccessOptions())).ShouldContain(Figures);

    private static async Task<string> ShownAfterTheEndAsync(AccessOptions access)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddAccess(new ControlToken(RunningApi.Token), access)
            .AddScoped<NavigationManager, Address>()
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var sessions = services.GetRequiredService<Sessions>();
        var (user, page) = (sessions.Begin("127.0.0.1"), scope.ServiceProvider);
        var state = (IHostEnvironmentAuthenticationStateProvider)page.GetRequiredService<AuthenticationStateProvider>();
        state.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        await using var renderer = new HtmlRenderer(page, page.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var shown = await renderer.RenderComponentAsync<Page>();
            shown.ToHtmlString().ShouldContain(Figures);
            sessions.Finish(user);
            state.SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
            await shown.QuiescenceTask;
            return System.Net.WebUtility.HtmlDecode(shown.ToHtmlString());
        });
    }

    private sealed class Address : NavigationManager
    {
        public Address() => Initialize("http://127.0.0.1/", "http://127.0.0.1/sante");
    }

    private sealed class Page : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<CascadingValue<Reader>>(0);
            builder.AddComponentParameter(1, "Value", new Reader(Language.French, "system"));
            builder.AddComponentParameter(2, "ChildContent", (RenderFragment)(inner =>
            {
                inner.OpenComponent<LayoutView>(0);
                inner.AddComponentParameter(1, "Layout", typeof(MainLayout));
                inner.AddComponentParameter(2, "ChildContent", (RenderFragment)(body => body.AddContent(0, Figures)));
                inner.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }
}
