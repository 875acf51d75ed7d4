using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using MultiMarket.Domain.Orders;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Rejections that do not come from the content of a file.</summary>
internal static class Rejections
{
    /// <summary>A file on which the program itself failed again and again, alone.</summary>
    public static OrderRejected OfPoison(Channel channel, FilePoisoned poison, DateTimeOffset now) => new(
        poison.Arrival,
        poison.Stamp,
        new Rejection(poison.Arrival.File, channel.Folder, now, poison.Attempts, [new Violation(ViolationCodes.Poison, "$", poison.Cause, "a file that can be processed")]));
}
