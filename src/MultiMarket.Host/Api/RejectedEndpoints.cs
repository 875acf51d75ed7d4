using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Host.Api;

/// <summary>The rejected files. Their reasons quote what was found, which may be a client's address.</summary>
internal static class RejectedEndpoints
{
    /// <summary>The most files in one answer.</summary>
    public const int PageSize = 1_000;

    public static void MapRejected(this IEndpointRouteBuilder group) =>
        group.MapGet("/rejected", (string? channel, IRejectedFiles rejected, CancellationToken cancellationToken) => Page(channel, rejected, cancellationToken))
            .WithName("ListRejected").WithSummary($"Rejected files with their reasons, at most {PageSize}.").WithTags("rejected")
            .Produces<RejectedPage>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static RejectedPage Page(string? channel, IRejectedFiles rejected, CancellationToken cancellationToken)
    {
        var files = ChannelNames.Read(channel)
            .SelectMany(c => rejected.List(c, cancellationToken).Select(file => new RejectedEntry(c.Name, file.Name, file.SizeBytes, file.Rejection)))
            .Take(PageSize + 1)
            .ToList();
        var more = files.Count > PageSize;
        if (more) files.RemoveAt(PageSize);
        return new RejectedPage(files, more);
    }
}
