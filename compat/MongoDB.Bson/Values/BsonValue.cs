namespace MongoDB.Bson;

/// <summary>Any value that a BSON document can hold.</summary>
public abstract partial class BsonValue : IComparable<BsonValue>, IEquatable<BsonValue>
{
    protected BsonValue()
    {
    }

    public abstract BsonType BsonType { get; }

    /// <summary>An item of an array or the value at a position in a document.</summary>
    /// <exception cref="NotSupportedException">The value is neither.</exception>
    public virtual BsonValue this[int index]
    {
        get => throw new NotSupportedException($"{GetType().Name} does not support indexing by position (only BsonDocument and BsonArray do).");
        set => throw new NotSupportedException($"{GetType().Name} does not support indexing by position (only BsonDocument and BsonArray do).");
    }

    /// <summary>The value of a document's element.</summary>
    /// <exception cref="NotSupportedException">The value is no document.</exception>
    public virtual BsonValue this[string name]
    {
        get => throw new NotSupportedException($"{GetType().Name} does not support indexing by name (only BsonDocument does).");
        set => throw new NotSupportedException($"{GetType().Name} does not support indexing by name (only BsonDocument does).");
    }

    /// <summary>Maps a .NET value to BSON: numbers, strings, dates, byte arrays, enums, dictionaries, sequences, or null.</summary>
    /// <exception cref="ArgumentException">No BSON type corresponds to the value's type.</exception>
    public static BsonValue Create(object? value) => ValueMapping.Map(value);

    /// <summary>A copy that shares the values inside.</summary>
    public virtual BsonValue Clone() => this;

    /// <summary>A copy that shares nothing that can change.</summary>
    public virtual BsonValue DeepClone() => this;

    /// <summary>Compares as MongoDB orders values: by type first, numbers with each other.</summary>
    public abstract int CompareTo(BsonValue? other);

    /// <summary>Compares the types only, in MongoDB's order of types.</summary>
    public int CompareTypeTo(BsonValue? other) => other is null ? 1 : TypeOrder.Rank(BsonType).CompareTo(TypeOrder.Rank(other.BsonType));

    public bool Equals(BsonValue? rhs) => Equals((object?)rhs);

    public abstract override bool Equals(object? obj);

    public abstract override int GetHashCode();

    /// <summary>What the == operator means for this type; numbers of different types may be equal here though <see cref="Equals(object)"/> differs.</summary>
    protected virtual bool OperatorEqualsImplementation(BsonValue rhs) => Equals(rhs);

    public virtual bool ToBoolean() => true;

    public virtual decimal ToDecimal() => throw NotConvertible(nameof(ToDecimal));

    public virtual Decimal128 ToDecimal128() => throw NotConvertible(nameof(ToDecimal128));

    public virtual double ToDouble() => throw NotConvertible(nameof(ToDouble));

    public virtual int ToInt32() => throw NotConvertible(nameof(ToInt32));

    public virtual long ToInt64() => throw NotConvertible(nameof(ToInt64));

    public virtual DateTime ToLocalTime() => throw NotConvertible(nameof(ToLocalTime));

    public virtual DateTime? ToNullableLocalTime() => throw NotConvertible(nameof(ToNullableLocalTime));

    public virtual DateTime ToUniversalTime() => throw NotConvertible(nameof(ToUniversalTime));

    public virtual DateTime? ToNullableUniversalTime() => throw NotConvertible(nameof(ToNullableUniversalTime));

    private NotSupportedException NotConvertible(string conversion) => new($"{GetType().Name} does not support {conversion}.");
}
