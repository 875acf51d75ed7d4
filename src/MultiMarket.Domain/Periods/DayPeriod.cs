namespace MultiMarket.Domain.Periods;

/// <summary>Days in a row.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, included.</param>
public readonly record struct DayPeriod(DateOnly From, DateOnly To)
{
    /// <summary>The number of days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The part of this period that the other one covers too; null when they have no day in common.</summary>
    public DayPeriod? Within(DayPeriod other)
    {
        var from = From > other.From ? From : other.From;
        var to = To < other.To ? To : other.To;
        return from <= to ? new DayPeriod(from, to) : null;
    }
}
