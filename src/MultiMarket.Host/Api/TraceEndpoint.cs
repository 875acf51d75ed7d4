using Microsoft.AspNetCore.Authorization;
using MultiMarket.Dashboard.Access;
using MultiMarket.Domain.Ledger;

namespace MultiMarket.Host.Api;

/// <summary>What happened to a file or an order. Without the token nothing of a client is told.</summary>
internal static class TraceEndpoint
{
    private const int LongestItem = 1_024;

    public static void MapTrace(this IEndpointRouteBuilder group) =>
        group.MapGet("/trace", FindAsync)
            .WithName("Trace").WithSummary($"What happened to a file or an order (?item=), and where the file lies: at most {Tracing.MostFiles} matches. With the token rejections are told in full.").WithTags("ledger")
            .Produces<Trace>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Trace> FindAsync(string? item, HttpContext http, IAuthorizationService authorization, Tracing tracing, CancellationToken cancellationToken)
    {
        if (item is not { Length: > 0 and <= LongestItem }) throw new RequestException(StatusCodes.Status400BadRequest, $"item is missing or longer than {LongestItem} characters; give the name of a file or the id of an order.");
        var allowed = await authorization.AuthorizeAsync(http.User, AccessPolicies.PersonalData);
        return await tracing.FindAsync(item, allowed.Succeeded, cancellationToken);
    }
}
