using MultiMarket.Domain.Control;

namespace MultiMarket.Host.Api;

/// <summary>Health for supervisors: live while the process answers, ready while orders can be stored.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => new HealthBody("live")).WithName("GetLive").WithTags("health").AllowAnonymous();
        app.MapGet("/health/ready", ReadyAsync).WithName("GetReady").WithTags("health")
            .Produces<HealthBody>()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(IMarketControl control, CancellationToken cancellationToken)
    {
        var status = await control.GetStatusAsync(cancellationToken);
        return status.Warehouse.Available
            ? TypedResults.Ok(new HealthBody("ready"))
            : Problems.Of(StatusCodes.Status503ServiceUnavailable, $"The warehouse at {status.Warehouse.Address} is not available: {status.Warehouse.Trouble}");
    }
}
