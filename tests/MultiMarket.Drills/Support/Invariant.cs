using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Ingestion;

namespace MultiMarket.Drills.Support;

/// <summary>
/// What must hold after every drill: each file that was dropped lies in exactly one of source, archive and rejected, nothing lies there
/// that was not dropped, and the warehouse holds each order of the archive exactly once and no other.
/// </summary>
internal static class Invariant
{
    private const int Told = 25;

    /// <summary>Takes stock of a data folder and of its warehouse, and fails with everything that is wrong.</summary>
    /// <param name="dataFolder">The folder.</param>
    /// <param name="orders">The collection of the orders.</param>
    /// <param name="dropped">Every file that was ever put into a source folder; null when simulators wrote them, which nobody recorded.</param>
    /// <param name="settled">True when the flow has come to rest, so that no dropped file may be left in its source folder.</param>
    public static async Task ShouldHoldAsync(string dataFolder, IMongoCollection<BsonDocument> orders, IReadOnlyCollection<DroppedFile>? dropped, bool settled = true)
    {
        var found = FolderCensus.Take(dataFolder);
        var stored = (await orders.Find(new BsonDocument()).ToListAsync()).ConvertAll(OrderFacts.OfDocument);
        List<string> problems =
        [
            .. dropped is null ? SeenTwice(found) : Places(found, dropped, settled),
            .. Warehouse(found, stored, [.. (dropped ?? []).Select(d => d.Order).OfType<OrderFacts>()]),
            .. Rejections(found, stored),
            .. FolderCensus.OrphanedReasons(dataFolder).Select(reason => $"{reason} is the reason of a file that is not there"),
        ];
        if (problems.Count == 0) return;
        var more = problems.Count > Told ? $"\n  … and {problems.Count - Told} more" : "";
        throw new InvariantException($"The invariant does not hold for {dataFolder} ({found.Count} files, {stored.Count} orders):\n  {string.Join("\n  ", problems.Take(Told))}{more}");
    }

    /// <summary>Each dropped file is in exactly one place, the expected one, and nothing else is anywhere.</summary>
    internal static IEnumerable<string> Places(IReadOnlyList<FoundFile> found, IReadOnlyCollection<DroppedFile> dropped, bool settled)
    {
        var unclaimed = found.ToLookup(f => (f.Source, f.Hash)).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var file in dropped.DistinctBy(d => (d.Source, d.Name, d.Hash)))
        {
            var candidates = unclaimed.GetValueOrDefault((file.Source, file.Hash), []);
            var places = candidates.Where(c => c.Name == file.Name).ToList();
            if (places.Count == 0) places = [.. candidates.Where(c => IsOtherNameOf(c.Name, file.Name)).Take(1)];
            foreach (var place in places) candidates.Remove(place);
            if (places.Count == 0 && file.Fate == ExpectedFate.Withdrawn) continue;
            if (places.Count == 0) yield return $"{file} is lost: it is in none of source, archive, rejected";
            else if (places.Count > 1) yield return $"{file} is in {places.Count} places: {string.Join(", ", places)}";
            else if (places[0].Place == Place.Source && settled) yield return $"{file} is still in its source folder";
            else if (file.Fate == ExpectedFate.Archived && places[0].Place == Place.Rejected) yield return $"{file} should be archived but was rejected: {string.Join(", ", places[0].Codes ?? [])}";
            else if (file.Fate == ExpectedFate.Rejected && places[0].Place == Place.Archive) yield return $"{file} should be rejected but was archived";
        }

        foreach (var file in unclaimed.Values.SelectMany(f => f).Where(f => f.Place != Place.Source)) yield return $"{file} was never dropped, or lies there a second time";
    }

    /// <summary>The warehouse holds each order of the archive exactly once, as its file says, and no other.</summary>
    /// <param name="found">The files.</param>
    /// <param name="stored">The orders.</param>
    /// <param name="withdrawn">Orders that were in files which their writers have replaced; no file of them need be left.</param>
    internal static IEnumerable<string> Warehouse(IReadOnlyList<FoundFile> found, IReadOnlyList<OrderFacts> stored, IReadOnlyCollection<OrderFacts>? withdrawn = null)
    {
        var byKey = stored.ToLookup(o => o.Key);
        foreach (var twice in byKey.Where(g => g.Count() > 1)) yield return $"The warehouse holds the order {twice.Key} {twice.Count()} times";
        var archived = found.Where(f => f.Place == Place.Archive).ToList();
        foreach (var file in archived)
        {
            if (file.Order is not { } order) yield return $"{file} is archived but holds no order";
            else if (byKey[order.Key].FirstOrDefault() is not { } document) yield return $"{file} is archived but its order {order.Key} is not in the warehouse";
            else if (document != order) yield return $"{file} is archived but the warehouse holds other content: {document} instead of {order}";
        }

        // Between the acknowledgement and the move the file is still in its source folder.
        var files = found.Where(f => f.Place != Place.Rejected && f.Order is not null).Select(f => f.Order!.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var order in stored.Where(o => !files.Contains(o.Key) && withdrawn?.Contains(o) != true)) yield return $"The warehouse holds the order {order.Key}, but no file of it is archived";
    }

    /// <summary>Each rejected file has its reason, and no order is called a conflict with itself.</summary>
    internal static IEnumerable<string> Rejections(IReadOnlyList<FoundFile> found, IReadOnlyList<OrderFacts> stored)
    {
        var known = stored.ToHashSet();
        foreach (var file in found.Where(f => f.Place == Place.Rejected))
        {
            if (file.Codes is null) yield return $"{file} is rejected without a reason";
            else if (file.Codes.Contains("conflict") && file.Order is { } order && known.Contains(order)) yield return $"{file} is rejected as a conflict with the order {order.Key}, which says the same";
        }
    }

    private static IEnumerable<string> SeenTwice(IReadOnlyList<FoundFile> found) =>
        found.GroupBy(f => (f.Source, f.Name)).Where(g => g.Count() > 1).Select(g => $"{g.Key.Source}/{g.Key.Name} is in {g.Count()} places: {string.Join(", ", g)}");

    // Where a name is taken by other content, or too long for its reason to stand beside it, the folders choose another one.
    private static bool IsOtherNameOf(string candidate, string name)
    {
        for (var number = 2; number <= 50; number++)
            if (candidate == OrderFileNames.Numbered(name, number)) return true;
        return false;
    }
}

/// <summary>The invariant does not hold; the message names what is wrong.</summary>
public sealed class InvariantException(string message) : Exception(message);
