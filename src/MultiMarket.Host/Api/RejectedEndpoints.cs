using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Host.Api;

/// <summary>The rejected files. They and their reasons quote what was found, which may be a client's address.</summary>
internal static class RejectedEndpoints
{
    /// <summary>The most files in one answer.</summary>
    public const int PageSize = 1_000;

    public static void MapRejected(this IEndpointRouteBuilder group)
    {
        group.MapGet("/rejected", (string? channel, string? file, string? reason, OrderFolders folders, CancellationToken cancellationToken) =>
                Page(RejectedSelection.Read(channel, file, reason), folders, cancellationToken))
            .WithName("ListRejected").WithSummary($"Rejected files with their reasons, all or those of a name (?file=) or with a code among their reasons (?reason=); at most {PageSize}.")
            .WithTags("rejected").Produces<RejectedPage>()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/rejected/content", (string? channel, string? file, HttpContext http, OrderFolders folders, CancellationToken cancellationToken) =>
                SendAsync(RejectedSelection.Read(channel, file, null), http, folders, cancellationToken))
            .WithName("ReadRejected").WithSummary($"The bytes of one rejected file (?file=), at most the first {OrderParser.MaxBytes}.")
            .WithTags("rejected").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/rejected/retry", (string? channel, string? file, string? reason, string? all, HttpContext http, OrderFolders folders, ILogger<RejectedRetry> log, CancellationToken cancellationToken) =>
                new RejectedRetry(folders, log).Run(RejectedSelection.Read(channel, file, reason), All(all), Caller.Of(http), cancellationToken))
            .WithName("RetryRejected").WithSummary("Moves rejected files back into their source folders and drops their reasons: those of a name (?file=), those with a code among their reasons (?reason=), or ?all=true.")
            .WithTags("rejected").Produces<RetryResult>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static bool All(string? text) => text switch
    {
        null or "" or "false" => false,
        "true" => true,
        _ => throw new RequestException(StatusCodes.Status400BadRequest, $"all is '{text}'; allowed are true and false."),
    };

    private static RejectedPage Page(RejectedSelection selection, OrderFolders folders, CancellationToken cancellationToken)
    {
        var files = selection.Find(folders, cancellationToken)
            .Select(found => new RejectedEntry(found.Channel.Name, found.File.Name, found.File.SizeBytes, found.File.Rejection))
            .Take(PageSize + 1)
            .ToList();
        var more = files.Count > PageSize;
        if (more) files.RemoveAt(PageSize);
        return new RejectedPage(files, more);
    }

    private static async Task SendAsync(RejectedSelection selection, HttpContext http, OrderFolders folders, CancellationToken cancellationToken)
    {
        if (selection.File is null) throw new RequestException(StatusCodes.Status400BadRequest, "file is missing; give the name of a rejected file.");
        var found = selection.Find(folders, cancellationToken).ToList();
        if (found.Count > 1) throw new RequestException(StatusCodes.Status400BadRequest, $"'{selection.File}' lies in {string.Join(" and ", found.Select(f => f.Channel))}; say which with channel.");
        await using var content = found is [var (channel, file)] ? folders.OpenRejected(channel, file) : null;
        if (content is null) throw new RequestException(StatusCodes.Status404NotFound, $"There is no {selection}.");
        http.Response.ContentType = "application/octet-stream";
        http.Response.Headers.ContentDisposition = "attachment";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        // The file may grow meanwhile; no more is sent than was announced.
        var left = Math.Min(content.Length, OrderParser.MaxBytes);
        var buffer = new byte[Math.Min(left, 81_920)];
        while (left > 0 && await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken) is var read and > 0)
        {
            await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            left -= read;
        }
    }
}
