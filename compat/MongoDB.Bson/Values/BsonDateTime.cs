using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A BSON date: milliseconds since 1970-01-01 UTC.</summary>
public class BsonDateTime : BsonValue
{
    /// <param name="value">Local or unspecified time is converted to UTC; what is finer than a millisecond is cut off.</param>
    public BsonDateTime(DateTime value) => MillisecondsSinceEpoch = EpochTime.ToMilliseconds(value);

    public BsonDateTime(long millisecondsSinceEpoch) => MillisecondsSinceEpoch = millisecondsSinceEpoch;

    public long MillisecondsSinceEpoch { get; }

    public override BsonType BsonType => BsonType.DateTime;

    public override bool IsValidDateTime => EpochTime.FitsDateTime(MillisecondsSinceEpoch);

    public static implicit operator BsonDateTime(DateTime value) => new(value);

    public override int CompareTo(BsonValue? other) => other switch
    {
        BsonDateTime date => MillisecondsSinceEpoch.CompareTo(date.MillisecondsSinceEpoch),
        BsonTimestamp timestamp => MillisecondsSinceEpoch.CompareTo(timestamp.Timestamp * 1000L),
        _ => CompareTypeTo(other),
    };

    public override bool Equals(object? obj) => obj is BsonDateTime other && MillisecondsSinceEpoch == other.MillisecondsSinceEpoch;

    public override int GetHashCode() => HashCode.Combine(BsonType.DateTime, MillisecondsSinceEpoch);

    public override DateTime ToLocalTime() => ToUniversalTime().ToLocalTime();

    public override DateTime? ToNullableLocalTime() => ToLocalTime();

    /// <exception cref="ArgumentOutOfRangeException">Beyond the years 1 to 9999.</exception>
    public override DateTime ToUniversalTime() => EpochTime.ToDateTime(MillisecondsSinceEpoch);

    public override DateTime? ToNullableUniversalTime() => ToUniversalTime();

    public override string ToString() => IsValidDateTime
        ? EpochTime.Format(MillisecondsSinceEpoch)
        : MillisecondsSinceEpoch.ToString(CultureInfo.InvariantCulture);
}
