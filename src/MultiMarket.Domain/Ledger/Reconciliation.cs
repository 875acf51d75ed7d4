using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;

namespace MultiMarket.Domain.Ledger;

/// <summary>
/// Compares the folders with the warehouse, in memory that does not grow with either: both sides stream, and are joined in the order of
/// their keys.
/// </summary>
/// <remarks>
/// The archive is read before the warehouse: a file is archived after its order is stored, so that its order must be found. What is
/// stored after the beginning is left to the next reconciliation.
/// </remarks>
/// <param name="files">The folders.</param>
/// <param name="orders">The warehouse.</param>
/// <param name="parser">Reads archived files by the rules by which they were taken in.</param>
/// <param name="time">The clock.</param>
/// <param name="options">How thorough and how patient to be.</param>
public sealed class Reconciliation(PlacedFiles files, IOrderLedger orders, OrderParser parser, TimeProvider time, ReconciliationOptions options)
{
    private readonly OrderFileContent _content = new(files, parser);
    private readonly Suspicions _suspicions = new(options.MostDifferences);
    private readonly List<string> _leftovers = [];
    private long _waiting;
    private long _archived;
    private long _rejected;
    private long _orders;
    private long _withoutFile;
    private long _repeated;
    private long _stored;

    /// <summary>Compares once; what may be a matter of time is looked at again until it is gone or stays the same.</summary>
    /// <param name="progress">Told of every thousand files and orders.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="WarehouseUnavailableException">The warehouse cannot be reached.</exception>
    /// <exception cref="IOException">A folder cannot be listed, or a temporary file cannot be written.</exception>
    public async Task<Reconciled> RunAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow();
        using (var archived = new SortedRecords(options.TemporaryFolder))
        {
            using (var places = new SortedRecords(options.TemporaryFolder))
            {
                var looked = 0L;
                foreach (var channel in Channel.All)
                {
                    foreach (var file in files.All(channel))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        LookAt(file, archived, places);
                        if (++looked % 1_000 == 0) progress?.Report(looked);
                    }

                    LookForLeftovers(channel);
                }

                CompareNames(places);
            }

            await CompareOrdersAsync(archived, since, progress, cancellationToken);
        }

        var again = new SecondLook(files, orders, _content, time, options);
        var (inFlight, remaining) = await again.WaitAsync(_suspicions.Kept, cancellationToken);
        var counts = remaining.Select(s => (s.Difference.Code, Count: 1L)).Concat(_suspicions.Beyond.Select(b => (Code: b.Key, Count: b.Value)));
        return new Reconciled(
            _waiting, _archived, _rejected, _orders, _withoutFile, _repeated, inFlight, _stored,
            [.. remaining.Select(s => s.Difference)], counts.GroupBy(c => c.Code).ToDictionary(g => g.Key, g => g.Sum(c => c.Count)), await LeftoversAsync(cancellationToken));
    }

    private void LookAt(PlacedFile file, SortedRecords archived, SortedRecords places)
    {
        switch (file.Place)
        {
            case FilePlace.Source:
                _waiting++;
                return;
            case FilePlace.Archive:
                _archived++;
                if (_content.Read(file, out var trouble) is var (key, fingerprint)) archived.Add(key, $"{fingerprint} {file.Path}");
                else if (trouble is not null) _suspicions.Add(new(new Difference(DifferenceCodes.NotAnOrder, file.Path, trouble), File: file));
                break;
            default:
                _rejected++;
                if (ReasonFile.Read(files.Full(file.Path)) is null)
                    _suspicions.Add(new(new Difference(DifferenceCodes.FileWithoutReason, file.Path, "its reason file is missing or unreadable"), File: file));
                break;
        }

        places.Add($"{file.Channel.Folder}/{file.Name}", file.Path);
    }

    private void LookForLeftovers(Channel channel)
    {
        foreach (var path in files.Reasons(channel).Concat(files.Unfinished(channel)))
            if (_leftovers.Count < options.MostDifferences && IsLeftover(path)) _leftovers.Add(path);
    }

    // A reason is written before its file comes, and a hidden file is on its way for a moment.
    private async Task<IReadOnlyList<string>> LeftoversAsync(CancellationToken cancellationToken)
    {
        if (options.Live && _leftovers.Count > 0) await Task.Delay(options.Pace, time, cancellationToken);
        return [.. _leftovers.Where(IsLeftover)];
    }

    private bool IsLeftover(string path) => File.Exists(files.Full(path)) && !(ReasonFile.IsReasonName(path) && File.Exists(files.Full(ReasonFile.TargetOf(path))));

    // A file that waits may well be one that was archived before: dropped again, or left by an interruption. Its turn will show.
    private void CompareNames(SortedRecords places)
    {
        string? name = null;
        List<string> paths = [];
        foreach (var record in places.Read())
        {
            if (record.Key != name) paths.Clear();
            name = record.Key;
            var rejected = record.Value.StartsWith("rejected/", StringComparison.Ordinal);
            foreach (var other in paths.Where(p => p.StartsWith("rejected/", StringComparison.Ordinal) != rejected))
            {
                if (!_content.AreSame(record.Value, other)) continue;
                _suspicions.Add(new(new Difference(DifferenceCodes.ArchivedAndRejected, record.Value, $"the same content lies in {other}"), Other: other));
            }

            if (paths.Count < options.MostDifferences) paths.Add(record.Value);
        }
    }

    private async Task CompareOrdersAsync(SortedRecords archived, DateTimeOffset since, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var records = archived.Read().GetEnumerator();
        var more = records.MoveNext();
        await foreach (var order in orders.ReadAsync(cancellationToken))
        {
            _orders++;
            if (_orders % 1_000 == 0) progress?.Report(_archived + _waiting + _rejected + _orders);
            if (order.Key != $"{order.Channel}:{order.OrderId}")
                _suspicions.Add(new(new Difference(DifferenceCodes.ForeignKey, order.Key, $"the document is the order '{order.OrderId}' of the channel '{order.Channel}'"), order.Key));
            while (more && Utf8Order.Instance.Compare(records.Current.Key, order.Key) < 0) more = MissOrder(records);
            var found = 0;
            for (; more && records.Current.Key == order.Key; more = records.MoveNext())
            {
                if (Fingerprint(records.Current) == order.Fingerprint) found++;
                else _suspicions.Add(Differs(records.Current, order));
            }

            if (order.File is null) _withoutFile++;
            else if (found == 0 && order.InsertedAt > since) _stored++;
            else if (found == 0) _suspicions.Add(MissFile(order));
            if (found > 1) _repeated += found - 1;
        }

        while (more) more = MissOrder(records);
    }

    private bool MissOrder(IEnumerator<SortedRecord> records)
    {
        var (key, path) = (records.Current.Key, PathOf(records.Current));
        _suspicions.Add(new(new Difference(DifferenceCodes.FileWithoutOrder, path, $"the warehouse does not hold the order '{key}'"), key, Archived(key, path)));
        return records.MoveNext();
    }

    private static Suspicion Differs(SortedRecord record, OrderEntry order) => new(
        new Difference(DifferenceCodes.OtherFingerprint, PathOf(record), $"the order '{order.Key}' is stored with the fingerprint {order.Fingerprint ?? "(none)"}, the file has {Fingerprint(record)}"),
        order.Key,
        Archived(order.Key, PathOf(record)));

    private static Suspicion MissFile(OrderEntry order) => new(
        new Difference(DifferenceCodes.OrderWithoutFile, order.Key, $"its file '{order.File}' lies neither in the archive nor in the source folder"), order.Key, Name: order.File);

    private static PlacedFile Archived(string key, string path) =>
        new(Channel.Find(key[..key.IndexOf(':', StringComparison.Ordinal)])!, FilePlace.Archive, null, path[(path.LastIndexOf('/') + 1)..], path);

    private static string Fingerprint(SortedRecord record) => record.Value[..record.Value.IndexOf(' ', StringComparison.Ordinal)];

    private static string PathOf(SortedRecord record) => record.Value[(record.Value.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
