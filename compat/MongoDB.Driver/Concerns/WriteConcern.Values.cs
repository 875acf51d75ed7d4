using System.Globalization;
using MongoDB.Bson;

namespace MongoDB.Driver;

/// <content>How many servers, or which.</content>
public sealed partial class WriteConcern
{
    /// <summary>A number of servers or the name of a rule.</summary>
    public abstract class WValue : IEquatable<WValue>
    {
        internal WValue()
        {
        }

        public static implicit operator WValue(int value) => new WCount(value);

        public static implicit operator WValue(string value) => new WMode(value);

        public static WValue Parse(string value) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? new WCount(count) : new WMode(value);

        public bool Equals(WValue? other) => Equals((object?)other);

        public abstract BsonValue ToBsonValue();
    }

    /// <summary>A number of servers.</summary>
    public sealed class WCount : WValue
    {
        public WCount(int w)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(w);
            Value = w;
        }

        public int Value { get; }

        public override bool Equals(object? obj) => obj is WCount other && Value == other.Value;

        public override int GetHashCode() => Value;

        public override BsonValue ToBsonValue() => Value;

        public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The name of a rule, such as majority.</summary>
    public sealed class WMode : WValue
    {
        public WMode(string mode)
        {
            ArgumentException.ThrowIfNullOrEmpty(mode);
            Value = mode;
        }

        public static WMode Majority { get; } = new("majority");

        public string Value { get; }

        public override bool Equals(object? obj) => obj is WMode other && Value == other.Value;

        public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

        public override BsonValue ToBsonValue() => Value;

        public override string ToString() => Value;
    }
}
