namespace MongoDB.Bson;

/// <content>Access by name and position.</content>
public partial class BsonDocument
{
    /// <exception cref="ArgumentOutOfRangeException">No element at this position.</exception>
    public override BsonValue this[int index]
    {
        get => _elements[index].Value;
        set => Set(index, value);
    }

    /// <summary>Setting a name that the document lacks appends it; one that it has is replaced in place.</summary>
    /// <exception cref="KeyNotFoundException">Reading a name that the document lacks.</exception>
    public override BsonValue this[string name]
    {
        get => GetValue(name);
        set => Set(name, value);
    }

    public virtual bool Contains(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IndexOfName(name) >= 0;
    }

    public virtual bool ContainsValue(BsonValue value) => Values.Any(v => v == value);

    public virtual int IndexOfName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _elements.IndexOf(name);
    }

    public virtual BsonElement GetElement(int index) => _elements[index];

    public virtual BsonElement GetElement(string name) => TryGetElement(name, out var element)
        ? element
        : throw new KeyNotFoundException($"Element '{name}' not found.");

    public virtual BsonValue GetValue(int index) => _elements[index].Value;

    public virtual BsonValue GetValue(string name) => TryGetValue(name, out var value)
        ? value
        : throw new KeyNotFoundException($"Element '{name}' not found.");

    public virtual BsonValue GetValue(string name, BsonValue defaultValue) => TryGetValue(name, out var value) ? value : defaultValue;

    public virtual bool TryGetElement(string name, out BsonElement value)
    {
        var index = IndexOfName(name);
        value = index >= 0 ? _elements[index] : default;
        return index >= 0;
    }

    public virtual bool TryGetValue(string name, out BsonValue value)
    {
        var index = IndexOfName(name);
        value = index >= 0 ? _elements[index].Value : null!;
        return index >= 0;
    }
}
