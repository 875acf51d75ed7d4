using MultiMarket.Domain.Control;

namespace MultiMarket.Host.Api;

/// <summary>Who asked for what and when. It names people, so that it needs the token.</summary>
internal static class AuditEndpoint
{
    public static void MapAudit(this IEndpointRouteBuilder group) =>
        group.MapGet("/audit", (IMarketControl control, CancellationToken cancellationToken) => control.GetAuditAsync(cancellationToken))
            .WithName("GetAudit").WithSummary("The last commands: who asked for what and when, oldest first.").WithTags("status")
            .Produces<AuditTrail>()
            .ProducesProblem(StatusCodes.Status401Unauthorized);
}
