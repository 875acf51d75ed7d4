using System.Buffers.Binary;
using System.Globalization;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Between BSON dates (milliseconds since 1970 UTC) and .NET's calendar, with time zones.</summary>
internal static class Dates
{
    private const long MinMilliseconds = -62135596800000;
    private const long MaxMilliseconds = 253402300799999;

    /// <summary>The milliseconds of a date, timestamp or ObjectId.</summary>
    /// <exception cref="MongoErrorException">Code 16006: another type.</exception>
    public static long Milliseconds(RawValue value) => value.Tag switch
    {
        BsonTag.DateTime => value.Int64,
        BsonTag.Timestamp => (long)((ulong)value.Int64 >> 32) * 1000,
        BsonTag.ObjectId => BinaryPrimitives.ReadUInt32BigEndian(value.Bytes) * 1000L,
        _ => throw new MongoErrorException(16006, $"can't convert from BSON type {value.Tag.Alias()} to Date"),
    };

    public static DateTime Utc(long milliseconds) => milliseconds is >= MinMilliseconds and <= MaxMilliseconds
        ? DateTime.UnixEpoch.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond)
        : throw new MongoErrorException(40525, $"the date {milliseconds} ms is outside of the years 1 to 9999, which the embedded warehouse can compute with");

    /// <summary>The wall clock in a zone.</summary>
    public static DateTime Local(long milliseconds, TimeZoneInfo zone) =>
        ReferenceEquals(zone, TimeZoneInfo.Utc) ? Utc(milliseconds) : Utc(milliseconds) + zone.GetUtcOffset(Utc(milliseconds));

    /// <summary>Back from a zone's wall clock; a time that the zone skips is read with the offset before the gap.</summary>
    public static long FromLocal(DateTime local, TimeZoneInfo zone)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var offset = ReferenceEquals(zone, TimeZoneInfo.Utc) ? TimeSpan.Zero
            : zone.IsInvalidTime(wall) ? zone.GetUtcOffset(wall.AddHours(-3))
            : zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max()
            : zone.GetUtcOffset(wall);
        return (wall - DateTime.UnixEpoch - offset).Ticks / TimeSpan.TicksPerMillisecond;
    }

    /// <summary>A zone by Olson name or offset (+05:30, +0530, +05); null for a null value.</summary>
    /// <exception cref="MongoErrorException">Code 40485: unknown.</exception>
    public static TimeZoneInfo? Zone(RawValue value)
    {
        if (value.IsNullish)
            return null;
        if (!value.IsString)
            throw new MongoErrorException(40517, $"timezone must evaluate to a string, found {value.Tag.Alias()}");
        return Zone(value.String);
    }

    public static TimeZoneInfo Zone(string name)
    {
        if (name is "UTC" or "GMT" or "Z" or "Etc/UTC")
            return TimeZoneInfo.Utc;
        if (name.Length > 0 && name[0] is '+' or '-')
        {
            string[] formats = ["hh\\:mm", "hhmm", "hh"];
            foreach (var format in formats)
            {
                if (!TimeSpan.TryParseExact(name.AsSpan(1), format, CultureInfo.InvariantCulture, out var offset) || offset.TotalHours > 14)
                    continue;
                return offset == TimeSpan.Zero ? TimeZoneInfo.Utc : TimeZoneInfo.CreateCustomTimeZone(name, name[0] == '-' ? -offset : offset, name, name);
            }
        }
        else if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        throw new MongoErrorException(40485, $"unrecognized time zone identifier: \"{name}\"");
    }
}
