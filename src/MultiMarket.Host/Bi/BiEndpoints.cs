using Microsoft.AspNetCore.Mvc;
using MultiMarket.Dashboard.Access;
using MultiMarket.Domain.Bi;
using MultiMarket.Host.Api;
using MultiMarket.Host.Security;

namespace MultiMarket.Host.Bi;

/// <summary>The flat tables for BI tools.</summary>
internal static class BiEndpoints
{
    private const string Path = "/bi/{table}";

    /// <summary>Adds <c>/bi/{table}</c>, which needs the bearer token or the same token in the header <c>apikey</c>.</summary>
    public static void MapBi(this IEndpointRouteBuilder app)
    {
        Protect(app.MapMethods(Path, [HttpMethods.Head], AnswerAsync)).ExcludeFromDescription();
        Protect(app.MapGet(Path, AnswerAsync))
            .WithName("GetBiTable")
            .WithTags("bi")
            .WithSummary($"A flat table, streamed: {string.Join(", ", StarTables.All.Select(t => t.Name))}.")
            .WithDescription("from and to are days and both included; canal holds channels between commas; format is csv, excel (French Excel), json or jsonl, else the Accept header decides.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json", additionalContentTypes: ["text/csv", "application/x-ndjson"])
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static RouteHandlerBuilder Protect(RouteHandlerBuilder route) =>
        route.RequireAuthorization(AccessPolicies.PersonalData).RequireRateLimiting(RequestLimits.Api).RequireKnownParameters();

    private static async Task<IResult> AnswerAsync(
        string table, string? from, string? to, string? canal, string? format, string? formulas, HttpContext http, [FromServices] IStarSource source, CancellationToken cancellationToken)
    {
        var star = StarTables.Find(table)
            ?? throw new RequestException(StatusCodes.Status404NotFound, $"There is no table '{table}'; the tables are {string.Join(", ", StarTables.All.Select(t => t.Name))}.");
        var selection = BiQuery.Selection(from, to, canal);
        var layout = BiQuery.Format(format, formulas, http.Request.Headers.Accept);
        // Asked for before the rows: an answer may hold more than its tag says, which costs one needless reading, never a missed order.
        var tag = EntityTag.Of(await source.GetVersionAsync(cancellationToken), star, selection, layout);
        return EntityTag.IsKnown(http.Request, tag)
            ? new UnchangedResult(tag)
            : new StarResult(star, source.ReadAsync(star, selection, cancellationToken), layout, tag);
    }
}
