using Microsoft.AspNetCore.Authorization;
using MultiMarket.Dashboard.Access;
using MultiMarket.Domain.Control;
using MultiMarket.Domain.Reports;
using MultiMarket.Domain.Status;
using MultiMarket.Host.Security;

namespace MultiMarket.Host.Api;

/// <summary>What everybody on this machine may read: the status, reports, metrics. None of it names a person.</summary>
internal static class ReadEndpoints
{
    public static void MapReadings(this IEndpointRouteBuilder group)
    {
        group.MapGet("/status", StatusAsync)
            .WithName("GetStatus").WithSummary("Channels, counters since start, lag, the warehouse, restarts; the messages of their causes with the token only.").WithTags("status")
            .Produces<SystemStatus>();
        group.MapGet(
                "/reports/{name}",
                (string name, string? from, string? to, string? channel, string? top, string? statuses, IMarketControl control, CancellationToken cancellationToken) =>
                    control.RunReportAsync(ReportRequestText.Parse(name, from, to, channel, top, statuses), cancellationToken))
            .RequireRateLimiting(RequestLimits.Reports)
            .WithName("RunReport").WithSummary($"Runs a report in the warehouse: {string.Join(", ", ReportNames.All)}.").WithTags("reports")
            .Produces<ReportResult>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<SystemStatus> StatusAsync(HttpContext http, IAuthorizationService authorization, IMarketControl control, CancellationToken cancellationToken)
    {
        var status = await control.GetStatusAsync(cancellationToken);
        return (await authorization.AuthorizeAsync(http.User, AccessPolicies.PersonalData)).Succeeded ? status : status.Masked();
    }
}
