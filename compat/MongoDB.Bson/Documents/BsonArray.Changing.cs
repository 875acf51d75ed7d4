using System.Collections;

namespace MongoDB.Bson;

/// <content>Adding, finding and removing items.</content>
public partial class BsonArray
{
    public virtual BsonArray Add(BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _values.Add(value);
        return this;
    }

    void ICollection<BsonValue>.Add(BsonValue item) => Add(item);

    public virtual BsonArray AddRange(IEnumerable<BsonValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
        {
            Add(value);
        }

        return this;
    }

    public virtual BsonArray AddRange(IEnumerable values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
        {
            Add(BsonValue.Create(value));
        }

        return this;
    }

    public virtual void Clear() => _values.Clear();

    public virtual bool Contains(BsonValue value) => IndexOf(value) >= 0;

    public virtual void CopyTo(BsonValue[] array, int arrayIndex) => _values.CopyTo(array, arrayIndex);

    public virtual int IndexOf(BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return _values.FindIndex(v => v.CompareTo(value) == 0);
    }

    public virtual void Insert(int index, BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _values.Insert(index, value);
    }

    public virtual bool Remove(BsonValue value) => _values.Remove(value);

    public virtual void RemoveAt(int index) => _values.RemoveAt(index);
}
