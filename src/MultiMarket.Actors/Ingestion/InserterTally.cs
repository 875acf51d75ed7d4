using Akka.Actor;
using Akka.Event;
using MultiMarket.Actors.Events;
using MultiMarket.Actors.Statistics;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Ingestion;
using static MultiMarket.Actors.Ingestion.IngestionProtocol;

namespace MultiMarket.Actors.Ingestion;

/// <summary>Tells statistics, and whoever follows events, what became of an inserter's batches and how long their orders took.</summary>
internal sealed class InserterTally(Channel channel, DateTimeOffset startedAt, IActorRef statistics, EventStream events)
{
    /// <summary>The warehouse has said what became of a batch.</summary>
    public void Stored(OrderBatch batch, IReadOnlyList<StoreOutcome> outcomes, DateTimeOffset now)
    {
        var lags = new List<double>(batch.Count);
        for (var i = 0; i < batch.Count; i++)
            if (outcomes[i].Kind == StoreOutcomeKind.Inserted) lags.Add(LagOf(batch.Orders[i], now));
        if (lags.Count > 0)
        {
            statistics.Tell(new StatisticsProtocol.LagMeasured(channel, lags));
            events.Publish(new EventFeedProtocol.BatchInserted(batch, outcomes, lags.Count, now));
        }

        statistics.Tell(new StatisticsProtocol.BatchSettled(channel, batch.Count, lags.Count, batch.Latest(outcomes, now)));
    }

    // A file that waited while no host ran is measured from the start of this one.
    private double LagOf(OrderValidated order, DateTimeOffset now)
    {
        var written = order.Stamp.MayBeReplayed ? order.Arrival.SeenAt.UtcDateTime : order.Stamp.LastWrite;
        var since = written > startedAt.UtcDateTime ? written : startedAt.UtcDateTime;
        return Math.Max(0, (now.UtcDateTime - since).TotalMilliseconds);
    }
}
