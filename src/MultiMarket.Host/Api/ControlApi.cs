using Microsoft.Extensions.DependencyInjection.Extensions;
using MultiMarket.Dashboard;
using MultiMarket.Host.Bi;
using MultiMarket.Host.Events;
using MultiMarket.Host.Security;

namespace MultiMarket.Host.Api;

/// <summary>The control API: what it needs, what every request passes, and its addresses.</summary>
internal static class ControlApi
{
    /// <summary>Adds the services of the API. The system behind it, an <see cref="Domain.Control.IMarketControl"/>, is added elsewhere.</summary>
    public static IServiceCollection AddControlApi(this IServiceCollection services, ControlToken token, AccessOptions? access = null)
    {
        services.AddRouting();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Complete);
        services.AddExceptionHandler<ProblemHandler>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOpenApi(ApiDescription.Configure);
        services.TryAddSingleton(new EventStreamOptions());
        services.AddAccess(token, access ?? new AccessOptions());
        return services;
    }

    /// <summary>Adds what every request passes before it reaches an endpoint.</summary>
    public static void UseControlApi(this IApplicationBuilder app)
    {
        app.UseGate();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseNotFoundPage();
        app.UseAccess();
    }

    /// <summary>Adds the addresses of the API.</summary>
    public static void MapControlApi(this IEndpointRouteBuilder app)
    {
        app.MapHealth();
        app.MapLogin();
        app.MapMetrics();
        app.MapOpenApi().RequireRateLimiting(RequestLimits.Api);
        app.MapBi();
        var open = app.MapGroup("/api").RequireRateLimiting(RequestLimits.Api).RequireKnownParameters();
        open.MapReadings();
        open.MapTrace();
        app.MapGroup("/api").RequireRateLimiting(RequestLimits.Streams).MapEvents();
        var guarded = app.MapGroup("/api").RequireRateLimiting(RequestLimits.Api).RequireControlToken().RequireKnownParameters();
        guarded.MapChannels();
        guarded.MapRejected();
        guarded.MapAudit();
    }

    /// <summary>Adds the pages of the dashboard, with their socket, within their allowance.</summary>
    public static void MapPages(this IEndpointRouteBuilder app) => app.MapDashboard().RequireRateLimiting(RequestLimits.Pages);
}
