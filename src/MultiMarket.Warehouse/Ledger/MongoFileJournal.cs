using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using MultiMarket.Warehouse.Availability;
using MultiMarket.Warehouse.Orders;

namespace MultiMarket.Warehouse.Ledger;

/// <summary>
/// Keeps the journal in <c>journal_fichiers</c>: one bulk write for any number of records, and a second one only where some of them were
/// kept before.
/// </summary>
internal sealed class MongoFileJournal(JournalCollection journal, string host, TimeProvider time, ILogger<MongoFileJournal> log) : IFileJournal, IFileTrail
{
    // Small enough that a sweep never holds up the intake.
    private const int ForgottenAtOnce = 2_000;

    private static readonly BulkWriteOptions Unordered = new() { IsOrdered = false };
    private static readonly BsonDocument IdOnly = new("_id", 1);
    private static readonly BsonDocument NewestFirst = new("termine_le", -1);
    private readonly BsonString _host = new(host);

    public async Task RecordAsync(IReadOnlyList<FileRecord> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0) return;
        var now = new BsonDateTime(time.GetUtcNow().UtcDateTime);
        var writes = new WriteModel<BsonDocument>[records.Count];
        for (var i = 0; i < writes.Length; i++) writes[i] = First(records[i], JournalDocument.Create(records[i], now, _host));
        var known = await WriteAsync(writes, cancellationToken);
        if (known.Count == 0) return;
        var again = known.Select(i => Again(records[i], JournalDocument.Create(records[i], now, _host)));
        await WriteAsync([.. again], cancellationToken);
    }

    public Task<long> ForgetBeforeAsync(DateTimeOffset moment, CancellationToken cancellationToken) => Outage.GuardAsync(async () =>
    {
        var old = new BsonDocument("termine_le", new BsonDocument("$lt", new BsonDateTime(moment.UtcDateTime)));
        for (var forgotten = 0L; ;)
        {
            var ids = await journal.Documents.Find(old).Project<BsonDocument>(IdOnly).Limit(ForgottenAtOnce).ToListAsync(cancellationToken);
            if (ids.Count == 0) return forgotten;
            // With the date once more: a record that was replaced meanwhile is not old.
            var these = new BsonDocument { { "_id", new BsonDocument("$in", new BsonArray(ids.Select(d => d["_id"]))) }, old.GetElement(0) };
            forgotten += (await journal.Documents.DeleteManyAsync(these, cancellationToken)).DeletedCount;
        }
    });

    // Every id begins with the channel and the name, so that the index of the ids finds a file too.
    public Task<IReadOnlyList<JournalEntry>> FindFileAsync(string name, int most, CancellationToken cancellationToken)
    {
        var ranges = Channel.All.Select(channel => JournalDocument.Prefix(channel, name)).Select(prefix =>
            new BsonDocument("_id", new BsonDocument { { "$gte", prefix }, { "$lt", prefix[..^1] + ";" } }));
        return FindAsync(new BsonDocument { { "$or", new BsonArray(ranges) }, { "fichier", name } }, most, cancellationToken);
    }

    public Task<IReadOnlyList<JournalEntry>> FindOrdersAsync(IReadOnlyCollection<string> keys, int most, CancellationToken cancellationToken) =>
        FindAsync(new BsonDocument("commande", new BsonDocument("$in", new BsonArray(keys))), most, cancellationToken);

    private Task<IReadOnlyList<JournalEntry>> FindAsync(BsonDocument filter, int most, CancellationToken cancellationToken) => Outage.GuardAsync<IReadOnlyList<JournalEntry>>(async () =>
        [.. (await journal.Documents.Find(filter).Sort(NewestFirst).Limit(most).ToListAsync(cancellationToken)).Select(JournalDocument.Read).OfType<JournalEntry>()]);

    // A rejected file may be tried again, so that its last outcome counts.
    private static WriteModel<BsonDocument> First(FileRecord record, BsonDocument document) => record.Outcome == FileOutcome.Rejected
        ? new ReplaceOneModel<BsonDocument>(new BsonDocument("_id", document["_id"]), document) { IsUpsert = true }
        : new InsertOneModel<BsonDocument>(document);

    // The same order from the same file is a repetition after an interruption, and the first record says when it really came.
    private static ReplaceOneModel<BsonDocument> Again(FileRecord record, BsonDocument document)
    {
        var differs = new BsonArray { new BsonDocument("issue", JournalDocument.Rejected), new BsonDocument("empreinte", new BsonDocument("$ne", record.Fingerprint ?? "")) };
        return new ReplaceOneModel<BsonDocument>(new BsonDocument { { "_id", document["_id"] }, { "$or", differs } }, document);
    }

    // The places of the records whose id is taken.
    private async Task<IReadOnlyList<int>> WriteAsync(IReadOnlyList<WriteModel<BsonDocument>> writes, CancellationToken cancellationToken)
    {
        try
        {
            await journal.Documents.BulkWriteAsync(writes, Unordered, cancellationToken);
            return [];
        }
        catch (MongoBulkWriteException<BsonDocument> failure)
        {
            if (failure.WriteConcernError is { } concern)
                throw new WarehouseUnavailableException($"the MongoDB server did not confirm the journal: error {concern.Code} {concern.CodeName}: {concern.Message}", failure);
            foreach (var error in failure.WriteErrors.Where(e => e.Code != InsertOutcomes.DuplicateKey))
            {
                if (!InsertOutcomes.IsRefusal(error.Code)) throw new WarehouseUnavailableException($"the MongoDB server answers error {error.Code}: {error.Message}", failure);
                log.LogWarning("The server refuses a record of the journal: error {Code}: {Message}", error.Code, error.Message);
            }

            return [.. failure.WriteErrors.Where(e => e.Code == InsertOutcomes.DuplicateKey).Select(e => e.Index)];
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            throw Outage.Exception(failure);
        }
    }
}
