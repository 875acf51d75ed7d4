using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Domain.Ledger;

/// <summary>Looks at differences again: what was on its way has arrived by then, and what is wrong stays wrong.</summary>
internal sealed class SecondLook(PlacedFiles files, IOrderLedger orders, OrderFileContent content, TimeProvider time, ReconciliationOptions options)
{
    private const int KeysAtOnce = 1_000;

    private int _inFlight;

    /// <summary>The orders whose file is still on its way, and the differences that remain.</summary>
    public async Task<(int InFlight, IReadOnlyList<Suspicion> Remaining)> WaitAsync(IReadOnlyList<Suspicion> suspicions, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var remaining = await LookAsync(suspicions, cancellationToken);
        for (var unchanged = 1; options.Live && (remaining.Count > 0 || _inFlight > 0) && unchanged < options.Looks && time.GetElapsedTime(began) < options.Patience;)
        {
            await Task.Delay(options.Pace, time, cancellationToken);
            var (before, onTheirWay) = (remaining.Count, _inFlight);
            remaining = await LookAsync(suspicions, cancellationToken);
            unchanged = remaining.Count == before && _inFlight == onTheirWay ? unchanged + 1 : 1;
        }

        return (_inFlight, remaining);
    }

    private async Task<IReadOnlyList<Suspicion>> LookAsync(IReadOnlyList<Suspicion> suspicions, CancellationToken cancellationToken)
    {
        _inFlight = 0;
        if (suspicions.Count == 0) return [];
        var stored = await FindOrdersAsync([.. suspicions.Select(s => s.Key).OfType<string>().Distinct()], cancellationToken);
        var lying = FindFiles([.. suspicions.Where(s => s.Name is not null && stored.ContainsKey(s.Key!))], stored);
        return [.. suspicions.Where(s => Stands(s, stored, lying))];
    }

    private bool Stands(Suspicion suspicion, Dictionary<string, OrderEntry> stored, Dictionary<string, FilePlace> lying)
    {
        var order = suspicion.Key is { } key ? stored.GetValueOrDefault(key) : null;
        switch (suspicion.Difference.Code)
        {
            case DifferenceCodes.ForeignKey:
                return order is not null;
            case DifferenceCodes.FileWithoutReason:
                return File.Exists(Full(suspicion.File!)) && ReasonFile.Read(Full(suspicion.File!)) is null;
            case DifferenceCodes.ArchivedAndRejected:
                return content.AreSame(suspicion.Difference.Item, suspicion.Other!);
            case DifferenceCodes.NotAnOrder:
                return content.Read(suspicion.File!, out var trouble) is null && trouble is not null;
            case DifferenceCodes.OrderWithoutFile:
                if (order is null || !lying.TryGetValue(order.Key, out var place)) return order is not null;
                if (place == FilePlace.Source) _inFlight++;
                return false;
            default:
                return content.Read(suspicion.File!, out _) is var (readKey, fingerprint) && (order is null || order.Key != readKey || order.Fingerprint != fingerprint);
        }
    }

    private string Full(PlacedFile file) => files.Full(file.Path);

    private async Task<Dictionary<string, OrderEntry>> FindOrdersAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, OrderEntry>(StringComparer.Ordinal);
        foreach (var some in keys.Chunk(KeysAtOnce))
            foreach (var order in await orders.FindAsync(some, cancellationToken)) found[order.Key] = order;
        return found;
    }

    // Where the files of orders lie, by key. The source comes first: a file that leaves it meanwhile is found in the archive.
    private Dictionary<string, FilePlace> FindFiles(IReadOnlyList<Suspicion> missing, Dictionary<string, OrderEntry> stored)
    {
        var found = new Dictionary<string, FilePlace>(StringComparer.Ordinal);
        if (missing.Count == 0) return found;
        var names = new WantedNames(missing.Select(s => s.Name!));
        var keys = missing.Select(s => s.Key!).ToHashSet(StringComparer.Ordinal);
        foreach (var channel in Channel.All)
        {
            foreach (var file in files.Sources(channel).Concat(files.Archived(channel)))
            {
                if (names.MayBe(file) && content.Read(file, out _) is var (key, fingerprint) && keys.Contains(key) && stored[key].Fingerprint == fingerprint) found[key] = file.Place;
            }
        }

        return found;
    }
}
