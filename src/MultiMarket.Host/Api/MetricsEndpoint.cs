using System.Text;
using MultiMarket.Domain.Control;
using MultiMarket.Host.Security;

namespace MultiMarket.Host.Api;

/// <summary>What Prometheus scrapes.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", async (IMarketControl control, CancellationToken cancellationToken) =>
                TypedResults.Text(MetricsText.Write(await control.GetStatusAsync(cancellationToken)), "text/plain; version=0.0.4", Encoding.UTF8))
            .RequireRateLimiting(RequestLimits.Api).WithName("GetMetrics").WithTags("status");
}
