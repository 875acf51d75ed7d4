using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MultiMarket.Dashboard.Access;
using MultiMarket.Dashboard.Live;
using MultiMarket.Dashboard.Pages;
using MultiMarket.Dashboard.Text;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Dashboard;

/// <summary>
/// The web pages of the host. The system behind them, an <see cref="IMarketControl"/>, an <see cref="IMarketFigures"/>, an
/// <see cref="IRejectedFiles"/> and an <see cref="IWaitingFiles"/>, is added elsewhere.
/// </summary>
public static class DashboardFeature
{
    /// <summary>Adds what the pages need; who may see and do what is the host's to add, for <see cref="AccessPolicies"/>.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new LiveBoard(
            new LiveSources(
                provider.GetRequiredService<IMarketControl>(),
                provider.GetRequiredService<IMarketFigures>(),
                provider.GetRequiredService<IRejectedFiles>(),
                provider.GetRequiredService<IWaitingFiles>()),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LiveBoard>>()));
        services.AddRazorComponents().AddInteractiveServerComponents();
        return services;
    }

    /// <summary>Answers people who go to a page that does not exist with one that says so; programs get what they would get without it.</summary>
    public static void UseNotFoundPage(this IApplicationBuilder app) => app.UseWhen(
        http => HttpMethods.IsGet(http.Request.Method) && http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)),
        browsers => browsers.UseStatusCodePagesWithReExecute(NotFoundPage.Path, createScopeForStatusCodePages: true));

    /// <summary>Adds the pages, their socket and the switch of the language.</summary>
    /// <returns>The pages and their socket, for what the host asks of those who open them.</returns>
    public static IEndpointConventionBuilder MapDashboard(this IEndpointRouteBuilder app)
    {
        app.MapGet("/langue/{code}", (string code, string? retour, HttpResponse response) =>
        {
            ReaderCookies.Write(response, code == "en" ? Language.English : Language.French);
            return Results.LocalRedirect(ReturnPath.Of(retour));
        }).ExcludeFromDescription();
        // Every state change checks Origin at the door, so that forms need no token of their own.
        return app.MapRazorComponents<App>().AddInteractiveServerRenderMode().DisableAntiforgery();
    }
}
