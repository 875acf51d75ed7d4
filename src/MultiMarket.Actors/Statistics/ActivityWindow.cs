using MultiMarket.Domain;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Status;
using static MultiMarket.Actors.Statistics.StatisticsProtocol;

namespace MultiMarket.Actors.Statistics;

/// <summary>The latest stored orders, and how many were stored in each of the last minutes.</summary>
internal sealed class ActivityWindow
{
    private readonly Queue<StoredOrder> _latest = new();
    private readonly SortedDictionary<long, long[]> _minutes = [];

    public void Add(BatchSettled batch, DateTimeOffset now)
    {
        foreach (var order in batch.Latest)
        {
            _latest.Enqueue(order);
            if (_latest.Count > OrderActivity.LatestKept) _latest.Dequeue();
        }

        var minute = MinuteOf(now);
        // Minutes ahead are those of a clock that was set back since: they would push the present ones out.
        foreach (var ahead in _minutes.Keys.Where(key => key > minute).ToList()) _minutes.Remove(ahead);
        if (!_minutes.TryGetValue(minute, out var counts)) _minutes[minute] = counts = new long[Channel.All.Count];
        counts[batch.Channel.Position] += batch.Stored;
        while (_minutes.Count > OrderActivity.MinutesKept) _minutes.Remove(_minutes.Keys.First());
    }

    public OrderActivity Snapshot(DateTimeOffset now)
    {
        var last = MinuteOf(now);
        var minutes = new MinuteCount[OrderActivity.MinutesKept];
        for (var i = 0; i < minutes.Length; i++)
        {
            var minute = last - minutes.Length + 1 + i;
            var counts = _minutes.TryGetValue(minute, out var known) ? known : new long[Channel.All.Count];
            minutes[i] = new MinuteCount(DateTimeOffset.FromUnixTimeSeconds(minute * 60), counts.ToValueList());
        }

        return new OrderActivity(_latest.Reverse().ToValueList(), minutes.ToValueList());
    }

    private static long MinuteOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / 60;
}
