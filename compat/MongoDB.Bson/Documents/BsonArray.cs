using System.Collections;
using System.Runtime.InteropServices;

namespace MongoDB.Bson;

/// <summary>A BSON array.</summary>
public partial class BsonArray : BsonValue, IList<BsonValue>, IComparable<BsonArray>, IEquatable<BsonArray>
{
    private readonly List<BsonValue> _values;

    public BsonArray() => _values = [];

    public BsonArray(int capacity) => _values = new List<BsonValue>(capacity);

    public BsonArray(IEnumerable values)
        : this() => AddRange(values);

    public BsonArray(IEnumerable<BsonValue> values)
        : this() => AddRange(values);

    public BsonArray(IEnumerable<string> values)
        : this() => AddRange((IEnumerable)values);

    public BsonArray(IEnumerable<int> values)
        : this() => AddRange((IEnumerable)values);

    public BsonArray(IEnumerable<long> values)
        : this() => AddRange((IEnumerable)values);

    public BsonArray(IEnumerable<double> values)
        : this() => AddRange((IEnumerable)values);

    public BsonArray(IEnumerable<bool> values)
        : this() => AddRange((IEnumerable)values);

    public BsonArray(IEnumerable<DateTime> values)
        : this() => AddRange((IEnumerable)values);

    public BsonArray(IEnumerable<ObjectId> values)
        : this() => AddRange((IEnumerable)values);

    public override BsonType BsonType => BsonType.Array;

    public virtual int Count => _values.Count;

    public virtual bool IsReadOnly => false;

    public virtual IEnumerable<BsonValue> Values => _values;

    internal ReadOnlySpan<BsonValue> Span => CollectionsMarshal.AsSpan(_values);

    public override BsonValue this[int index]
    {
        get => _values[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _values[index] = value;
        }
    }

    public static new BsonArray Create(object? value) => value is null
        ? throw new ArgumentNullException(nameof(value))
        : (BsonArray)BsonValue.Create(value);

    public override BsonValue Clone() => new BsonArray(_values.Select(value => value.Clone()));

    public override BsonValue DeepClone() => new BsonArray(_values.Select(value => value.DeepClone()));

    public virtual IEnumerator<BsonValue> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public virtual BsonValue[] ToArray() => [.. _values];

    public virtual List<BsonValue> ToList() => [.. _values];

    public override string ToString() => $"[{string.Join(", ", _values)}]";

    internal void Append(BsonValue value) => _values.Add(value);
}
