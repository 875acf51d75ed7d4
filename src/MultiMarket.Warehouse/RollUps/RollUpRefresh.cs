using Microsoft.Extensions.Logging;
using MongoDB.Driver;
using MultiMarket.Domain.Reports;
using MultiMarket.Warehouse.Availability;

namespace MultiMarket.Warehouse.RollUps;

/// <summary>Keeps the roll-ups up to date, one refresh at a time, and tells reports whether they are.</summary>
internal sealed class RollUpRefresh(RollUpStore store, DirtyDays dirty, ILogger<RollUpRefresh> log) : IRollUps, IDisposable
{
    // A report waits for the days of the last orders, not for the history of a merchant who has just moved in.
    private const int DaysThatAReportWaitsFor = 7;

    // What a server says of a stage or a command that it will not know, or not allow us, tomorrow either.
    private static readonly HashSet<int> Refusals =
    [
        13, // Unauthorized
        59, // CommandNotFound
        115, // CommandNotSupported
        238, // NotImplemented
        40324, // unrecognized pipeline stage
    ];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lock _looks = new();
    private Task<bool> _present = Task.FromResult(true);
    private Task<bool>? _next;
    private bool _indexed;
    private volatile bool _refused;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_refused) return;
            await CatchUpAsync(cancellationToken);
            // While orders pour in, the next refresh will do; a difference that remains in a quiet system came from elsewhere.
            if (await store.AreCompleteAsync(cancellationToken) || !dirty.IsEmpty) return;
            var differing = await store.FindDifferencesAsync(cancellationToken);
            if (differing.Count == 0) return;
            await store.DeleteAsync(differing, cancellationToken);
            await store.RecomputeAsync(differing, cancellationToken);
        }
        catch (MongoCommandException refusal) when (Refusals.Contains(refusal.Code))
        {
            Refuse(refusal);
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            throw Outage.Exception(failure);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// True when a report may read the roll-ups: they hold every order. Takes in the last few days first. Whoever asks while somebody
    /// else's look goes on shares the next one, because the present one may not see what was stored just before the question.
    /// </summary>
    /// <exception cref="MongoException">The warehouse cannot be reached.</exception>
    public Task<bool> AreCurrentAsync(CancellationToken cancellationToken)
    {
        lock (_looks) return (_next ??= LookAfterAsync(_present)).WaitAsync(cancellationToken);
    }

    public void Dispose() => _gate.Dispose();

    private async Task<bool> LookAfterAsync(Task present)
    {
        await present.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_looks) (_present, _next) = (_next!, null);
        // During a refresh a report does not wait: the orders themselves have the same answer.
        if (_refused || !await _gate.WaitAsync(TimeSpan.Zero)) return false;
        try
        {
            return await CatchUpAsync(CancellationToken.None, DaysThatAReportWaitsFor) && await store.AreCompleteAsync(CancellationToken.None);
        }
        catch (MongoCommandException refusal)
        {
            // Whatever else it is, the orders may still be read.
            if (Refusals.Contains(refusal.Code)) Refuse(refusal);
            return false;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<bool> CatchUpAsync(CancellationToken cancellationToken, int atMost = int.MaxValue)
    {
        if (!_indexed) await store.EnsureIndexesAsync(cancellationToken);
        _indexed = true;
        var days = dirty.Take();
        if (days.Count == 0) return true;
        try
        {
            if (days.Count <= atMost) await store.RecomputeAsync(days, cancellationToken);
            else dirty.Add(days);
            return days.Count <= atMost;
        }
        catch
        {
            dirty.Add(days);
            throw;
        }
    }

    // Without roll-ups every report is computed from the orders: the same answer, only slower.
    private void Refuse(MongoCommandException refusal)
    {
        _refused = true;
        log.LogWarning("The roll-ups {Daily} and {Products} cannot be kept; reports read the orders instead: {Reason}", RollUpPipelines.Daily, RollUpPipelines.Products, Outage.Describe(refusal));
    }
}
