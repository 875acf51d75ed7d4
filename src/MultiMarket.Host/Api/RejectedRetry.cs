using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Host.Api;

/// <summary>Puts rejected files back into their source folders.</summary>
internal sealed class RejectedRetry(OrderFolders folders, ILogger<RejectedRetry> log)
{
    /// <summary>Puts every file back that is meant; one that cannot be moved does not stop the others.</summary>
    /// <param name="selection">The files.</param>
    /// <param name="all">True to mean all of them where neither a name nor a reason is given.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="cancellationToken">Ends it after the file at hand.</param>
    /// <exception cref="RequestException">Nothing is selected, or nothing found.</exception>
    public RetryResult Run(RejectedSelection selection, bool all, string who, CancellationToken cancellationToken)
    {
        if (selection is { File: null, Reason: null } != all)
            throw new RequestException(StatusCodes.Status400BadRequest, "Give the name of a file, a reason, or all=true, which stands alone.");
        var (retried, failed, told) = (0, 0, new List<RetriedFile>());
        foreach (var (channel, file) in selection.Find(folders, cancellationToken))
        {
            var result = PutBack(channel, file);
            if (result.Problem is null) retried++;
            else failed++;
            if (told.Count < RejectedEndpoints.PageSize) told.Add(result);
        }

        if (retried + failed == 0) throw new RequestException(StatusCodes.Status404NotFound, $"There is no {selection}.");
        log.LogInformation("Rejected files put back into their source folders by {Who}: {Retried}; could not be: {Failed}", who, retried, failed);
        return new RetryResult(retried, failed, told);
    }

    private RetriedFile PutBack(Channel channel, RejectedFile file)
    {
        try
        {
            var name = folders.Retry(channel, file);
            return new RetriedFile(channel.Name, file.Name, name, name is null ? "somebody else has moved it meanwhile" : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new RetriedFile(channel.Name, file.Name, null, e.Message);
        }
    }
}
