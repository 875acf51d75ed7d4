using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MultiMarket.Dashboard.Pages;

namespace MultiMarket.Dashboard;

/// <summary>The web page of the host. The system behind it, an <see cref="Domain.Control.IMarketControl"/>, is added elsewhere.</summary>
public static class DashboardFeature
{
    /// <summary>Adds what the pages need.</summary>
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ReportBoard>();
        services.AddRazorComponents();
        return services;
    }

    /// <summary>Adds the page at <c>/</c> and the parts of it that are refreshed.</summary>
    public static void MapDashboard(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => new RazorComponentResult<StatusPage>()).ExcludeFromDescription();
        app.MapGet("/fragments/status", () => new RazorComponentResult<StatusFragment>()).ExcludeFromDescription();
        app.MapGet("/fragments/reports", () => new RazorComponentResult<ReportsFragment>()).ExcludeFromDescription();
    }
}
