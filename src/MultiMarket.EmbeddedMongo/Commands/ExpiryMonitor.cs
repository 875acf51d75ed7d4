using Microsoft.Extensions.Logging;
using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>Deletes documents whose date under an index with <c>expireAfterSeconds</c> lies so far back.</summary>
internal sealed class ExpiryMonitor(ServerContext server)
{
    /// <summary>Documents deleted in one go, so that writers wait for no long time.</summary>
    private const int Portion = 1000;

    private long _passes;
    private long _deleted;

    /// <summary>Passes over all indexes since the start.</summary>
    public long Passes => Interlocked.Read(ref _passes);

    /// <summary>Documents deleted since the start.</summary>
    public long Deleted => Interlocked.Read(ref _deleted);

    /// <summary>Makes a pass in every interval until the server stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(server.Options.ExpiryInterval, server.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                foreach (var collection in server.Storage.Catalog.Collections.Values)
                {
                    foreach (var index in collection.Indexes.Where(index => index.ExpireAfter is not null))
                        await DeleteAsync(collection, index, stopping).ConfigureAwait(false);
                }

                Interlocked.Increment(ref _passes);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task DeleteAsync(CollectionInfo collection, IndexInfo index, CancellationToken stopping)
    {
        try
        {
            var deleted = Portion;
            while (deleted == Portion && !stopping.IsCancellationRequested)
            {
                deleted = await server.Storage.WriteAsync(session => Delete(session, collection, index, stopping)).ConfigureAwait(false);
                Interlocked.Add(ref _deleted, deleted);
            }
        }
        catch (Exception e) when (e is MongoErrorException or StorageException)
        {
            if (stopping.IsCancellationRequested)
                return;
            server.Logger.LogWarning("Expired documents of {Namespace} could not be deleted by the index {Index}: {Reason}", collection.Namespace, index.Name, e.Message);
        }
    }

    // Values of other types than dates, and documents without the field, stay for ever.
    private int Delete(WriteSession session, CollectionInfo collection, IndexInfo index, CancellationToken stopping)
    {
        if (session.Catalog.Find(collection.Database, collection.Name) is not { } current || current.Index(index.Name) is not { ExpireAfter: { } age } now)
            return 0;
        var oldest = server.Time.GetUtcNow() - age;
        var expired = new PathMatcher(now.Pattern.Parts[0].Path, new OrderPredicate(RawValue.FromDateTime(oldest.ToUnixTimeMilliseconds()), greater: false, orEqual: true));
        Matcher filter = now.Partial is null ? expired : new AndMatcher([expired, now.Partial]);
        var rows = TargetRows.Find(session, current, filter, hint: null, sort: null, Portion, new Variables(server.Time.GetUtcNow()), Deadline.None(stopping));
        foreach (var row in rows)
            session.Delete(current, row, TargetRows.Read(session, current, row));
        return rows.Count;
    }
}
