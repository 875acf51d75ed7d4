using System.Globalization;

namespace MongoDB.Bson;

/// <summary>A BSON timestamp, which servers use inside: seconds and a counter.</summary>
public class BsonTimestamp(long value) : BsonValue
{
    public BsonTimestamp(int timestamp, int increment)
        : this((long)(((ulong)(uint)timestamp << 32) | (uint)increment))
    {
    }

    public long Value { get; } = value;

    public int Increment => (int)Value;

    /// <summary>Seconds since 1970-01-01 UTC.</summary>
    public int Timestamp => (int)(Value >> 32);

    public override BsonType BsonType => BsonType.Timestamp;

    public override int CompareTo(BsonValue? other) => other switch
    {
        BsonTimestamp timestamp => ((ulong)Value).CompareTo((ulong)timestamp.Value),
        BsonDateTime date => -date.CompareTo(this),
        _ => CompareTypeTo(other),
    };

    public override bool Equals(object? obj) => obj is BsonTimestamp other && Value == other.Value;

    public override int GetHashCode() => HashCode.Combine(BsonType.Timestamp, Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
