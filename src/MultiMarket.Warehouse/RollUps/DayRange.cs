using MongoDB.Bson;
using MultiMarket.Domain.Channels;

namespace MultiMarket.Warehouse.RollUps;

/// <summary>Days in a row, both ends included.</summary>
internal readonly record struct DayRange(DateOnly First, DateOnly Last)
{
    // Beyond it, one pass over everything between the first and the last day costs less than a pass for each.
    private const int MostRanges = 20;

    /// <summary>Covers the days with few ranges.</summary>
    public static IReadOnlyList<DayRange> Cover(IEnumerable<DateOnly> days)
    {
        var ranges = new List<DayRange>();
        foreach (var day in days.Order())
        {
            if (ranges.Count > 0 && day.DayNumber <= ranges[^1].Last.DayNumber + 1) ranges[^1] = ranges[^1] with { Last = day };
            else ranges.Add(new DayRange(day, day));
        }

        return ranges.Count <= MostRanges ? ranges : [new DayRange(ranges[0].First, ranges[^1].Last)];
    }

    /// <summary>The filter for orders of these days. It names every channel, because the index begins with it.</summary>
    public BsonDocument Orders() => new()
    {
        { "canal", new BsonDocument("$in", new BsonArray(Channel.All.Select(c => c.Name))) },
        { "date_commande", Dates() },
    };

    /// <summary>The condition on a date.</summary>
    public BsonDocument Dates()
    {
        var dates = new BsonDocument("$gte", Midnight(First));
        if (Last < DateOnly.MaxValue) dates.Add("$lt", Midnight(Last.AddDays(1)));
        return dates;
    }

    // Dates are stored as the merchant's wall clock in the guise of UTC, so a day begins at midnight UTC.
    private static BsonDateTime Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
}
