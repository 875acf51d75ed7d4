using System.Globalization;
using MongoDB.Bson;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;

namespace MultiMarket.Warehouse.Ledger;

/// <summary>The shape of a record in <c>journal_fichiers</c>.</summary>
internal static class JournalDocument
{
    /// <summary><c>issue</c> of a rejected file.</summary>
    public const string Rejected = "rejetée";

    private const string Inserted = "insérée";
    private const string Duplicate = "doublon";

    /// <summary>
    /// The same for the same file however often it is tried: its folder, its name, and the state in which it was read. A file that is
    /// dropped again under its old name is another one.
    /// </summary>
    public static string Id(FileRecord record) => record.Stamp is { } stamp
        ? string.Create(CultureInfo.InvariantCulture, $"{Prefix(record.Channel, record.File)}{new DateTimeOffset(stamp.LastWrite).ToUnixTimeMilliseconds()}:{stamp.Length}")
        : Prefix(record.Channel, record.File) + "-";

    /// <summary>What the ids of all files of one name begin with.</summary>
    public static string Prefix(Channel channel, string file) => $"{channel.Name}:{file}:";

    /// <summary>Builds the document of a record.</summary>
    public static BsonDocument Create(FileRecord record, BsonDateTime endedAt, BsonString host)
    {
        var document = new BsonDocument
        {
            { "_id", Id(record) },
            { "canal", record.Channel.Name },
            { "fichier", record.File },
            { "issue", Text(record.Outcome) },
            { "recu_le", new BsonDateTime(record.ReceivedAt.UtcDateTime) },
            { "termine_le", endedAt },
            { "essais", record.Attempts },
        };
        if (record.Stamp is { } stamp)
        {
            document.Add("taille", stamp.Length);
            document.Add("modifie_le", new BsonDateTime(stamp.LastWrite));
        }

        if (record.Order is { } order) document.Add("commande", order);
        if (record.Fingerprint is { } fingerprint) document.Add("empreinte", fingerprint);
        if (record.StoredFrom is { } other) document.Add("recue_de", other);
        if (record.Reasons.Count > 0) document.Add("motifs", new BsonArray(record.Reasons));
        document.Add("hote", host);
        return document;
    }

    /// <summary>The record in a document; null for one that is none of ours.</summary>
    public static JournalEntry? Read(BsonDocument document)
    {
        if (Channel.Find(document.Text("canal")) is not { } channel || document.Text("fichier") is not { } file || document.Moment("recu_le") is not { } receivedAt || document.Moment("termine_le") is not { } endedAt) return null;
        var stamp = document.Number("taille") is { } length && document.Moment("modifie_le") is { } modified ? new FileStamp(length, modified.UtcDateTime) : (FileStamp?)null;
        var reasons = document.TryGetValue("motifs", out var value) && value.IsBsonArray ? value.AsBsonArray.Where(r => r.IsString).Select(r => r.AsString).ToList() : [];
        var record = new FileRecord(
            channel, file, stamp, OutcomeOf(document.Text("issue")), receivedAt, (int)(document.Number("essais") ?? 1), document.Text("commande"), document.Text("empreinte"), document.Text("recue_de"), reasons);
        return new JournalEntry(record, endedAt, document.Text("hote"));
    }

    private static string Text(FileOutcome outcome) => outcome switch
    {
        FileOutcome.Inserted => Inserted,
        FileOutcome.Duplicate => Duplicate,
        _ => Rejected,
    };

    private static FileOutcome OutcomeOf(string? text) => text switch
    {
        Inserted => FileOutcome.Inserted,
        Duplicate => FileOutcome.Duplicate,
        _ => FileOutcome.Rejected,
    };
}
