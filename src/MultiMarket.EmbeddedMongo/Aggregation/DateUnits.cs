using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Steps, distances and bins in calendar units.</summary>
internal static class DateUnits
{
    /// <summary>Bins are counted from here, in the zone asked for.</summary>
    private static readonly DateTime Reference = new(2000, 1, 1);

    /// <exception cref="MongoErrorException">No known unit.</exception>
    public static string Parse(string unit) => IsUnit(unit) ? unit : throw MongoErrorException.FailedToParse($"unknown time unit value: {unit}");

    /// <summary>The argument of $dateDiff and $dateTrunc.</summary>
    /// <exception cref="MongoErrorException">No string, or no known unit.</exception>
    public static string Parse(string name, RawValue unit)
    {
        if (!unit.IsString)
            throw new MongoErrorException(5439013, $"{name} requires 'unit' to be a string, but got {unit.Tag.Alias()}");
        return IsUnit(unit.String) ? unit.String : throw new MongoErrorException(5439014, $"{name} parameter 'unit' value cannot be recognized as a time unit: {unit.String}");
    }

    /// <exception cref="MongoErrorException">No day of the week.</exception>
    public static DayOfWeek ParseDay(string name, RawValue day)
    {
        if (!day.IsString)
            throw new MongoErrorException(5439015, $"{name} requires 'startOfWeek' to be a string, but got {day.Tag.Alias()}");
        var text = day.String.ToLowerInvariant();
        foreach (var candidate in Enum.GetValues<DayOfWeek>())
        {
            var known = candidate.ToString().ToLowerInvariant();
            if (text == known || text == known[..3])
                return candidate;
        }

        throw new MongoErrorException(5439016, $"{name} parameter 'startOfWeek' value cannot be recognized as a day of a week: {day.String}");
    }

    private static bool IsUnit(string unit) => unit is "year" or "quarter" or "month" or "week" or "day" or "hour" or "minute" or "second" or "millisecond";

    public static long Add(long milliseconds, string unit, long amount, TimeZoneInfo zone)
    {
        try
        {
            var local = Dates.Local(milliseconds, zone);
            return unit switch
            {
                "year" => Dates.FromLocal(local.AddMonths(checked((int)(amount * 12))), zone),
                "quarter" => Dates.FromLocal(local.AddMonths(checked((int)(amount * 3))), zone),
                "month" => Dates.FromLocal(local.AddMonths(checked((int)amount)), zone),
                "week" => Dates.FromLocal(local.AddDays(checked(amount * 7)), zone),
                "day" => Dates.FromLocal(local.AddDays(amount), zone),
                _ => checked(milliseconds + amount * Length(unit)),
            };
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            throw new MongoErrorException(5166406, $"$dateAdd overflowed: {amount} {unit}");
        }
    }

    public static long Distance(long start, long end, string unit, TimeZoneInfo zone, DayOfWeek weekStart)
    {
        DateTime from = Dates.Local(start, zone), to = Dates.Local(end, zone);
        return unit switch
        {
            "year" => to.Year - from.Year,
            "quarter" => (to.Year - from.Year) * 4 + (to.Month - 1) / 3 - (from.Month - 1) / 3,
            "month" => (to.Year - from.Year) * 12 + to.Month - from.Month,
            "week" => (StartOfWeek(to, weekStart) - StartOfWeek(from, weekStart)).Days / 7,
            "day" => (to.Date - from.Date).Days,
            // Hours are those that pass, also where the clock is put forward or back; they begin where the zone's hours begin.
            "hour" or "minute" or "second" => Floor(from, from.AddMilliseconds(end - start), Length(unit)),
            _ => end - start,
        };
    }

    public static long Truncate(long milliseconds, string unit, long bin, TimeZoneInfo zone, DayOfWeek weekStart)
    {
        var local = Dates.Local(milliseconds, zone);
        switch (unit)
        {
            case "year" or "quarter" or "month":
                var months = bin * (unit == "year" ? 12 : unit == "quarter" ? 3 : 1);
                var since = (local.Year - 2000) * 12L + local.Month - 1;
                return Dates.FromLocal(Reference.AddMonths((int)(FloorDivide(since, months) * months)), zone);
            case "week" or "day":
                var first = unit == "day" ? Reference : Reference.AddDays(((int)weekStart - (int)Reference.DayOfWeek + 7) % 7);
                var days = bin * (unit == "week" ? 7 : 1);
                return Dates.FromLocal(first.AddDays(FloorDivide((local.Date - first).Days, days) * days), zone);
            default:
                var length = bin * Length(unit);
                var reference = Dates.FromLocal(Reference, zone);
                return reference + FloorDivide(milliseconds - reference, length) * length;
        }
    }

    private static DateTime StartOfWeek(DateTime date, DayOfWeek start) => date.Date.AddDays(-(((int)date.DayOfWeek - (int)start + 7) % 7));

    private static long Floor(DateTime from, DateTime to, long length)
    {
        var ticks = length * TimeSpan.TicksPerMillisecond;
        return to.Ticks / ticks - from.Ticks / ticks;
    }

    private static long FloorDivide(long value, long divisor) => value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor);

    private static long Length(string unit) => unit switch
    {
        "hour" => 3_600_000,
        "minute" => 60_000,
        "second" => 1000,
        _ => 1,
    };
}
