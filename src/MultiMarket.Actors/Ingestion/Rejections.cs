using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Ledger;
using MultiMarket.Domain.Orders;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Rejections that do not come from the content of a file, and what the journal keeps of any.</summary>
internal static class Rejections
{
    /// <summary>What the journal keeps: codes, never what was found, which may be a client's.</summary>
    public static FileRecord Record(Channel channel, OrderRejected rejected) => new(
        channel,
        rejected.Arrival.File,
        rejected.Stamp,
        FileOutcome.Rejected,
        rejected.Arrival.SeenAt,
        Math.Max(rejected.Arrival.Attempt, rejected.Rejection.Attempts),
        rejected.Order?.Order.Key,
        rejected.Order?.Fingerprint,
        rejected.StoredFrom,
        [.. rejected.Rejection.Violations.Select(v => v.Code).Distinct()]);

    /// <summary>A file on which the program itself failed again and again, alone.</summary>
    public static OrderRejected OfPoison(Channel channel, FilePoisoned poison, DateTimeOffset now) => new(
        poison.Arrival,
        poison.Stamp,
        new Rejection(poison.Arrival.File, channel.Folder, now, poison.Attempts, [new Violation(ViolationCodes.Poison, "$", poison.Cause, "a file that can be processed")]));
}
