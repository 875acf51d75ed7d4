using Akka.Actor;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Tells statistics what became of an inserter's batches and how long their orders took.</summary>
internal sealed class InserterTally(Channel channel, DateTimeOffset startedAt, IActorRef statistics)
{
    /// <summary>The warehouse has said what became of a batch.</summary>
    /// <returns>How many of its orders were inserted.</returns>
    public int Stored(OrderBatch batch, IReadOnlyList<StoreOutcome> outcomes, DateTimeOffset now)
    {
        var lags = new List<double>(batch.Count);
        for (var i = 0; i < batch.Count; i++)
            if (outcomes[i].Kind == StoreOutcomeKind.Inserted) lags.Add(LagOf(batch.Orders[i], now));
        if (lags.Count > 0) statistics.Tell(new StatisticsProtocol.LagMeasured(channel, lags));
        statistics.Tell(new StatisticsProtocol.BatchSettled(channel, batch.Count, lags.Count, batch.Latest(outcomes, now)));
        return lags.Count;
    }

    // A file that waited while no host ran is measured from the start of this one.
    private double LagOf(OrderValidated order, DateTimeOffset now)
    {
        var since = order.Stamp.LastWrite > startedAt.UtcDateTime ? order.Stamp.LastWrite : startedAt.UtcDateTime;
        return Math.Max(0, (now.UtcDateTime - since).TotalMilliseconds);
    }
}
