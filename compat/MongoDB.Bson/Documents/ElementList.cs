using System.Runtime.InteropServices;

namespace MongoDB.Bson;

/// <summary>The elements of a document in their order, found by name: by a scan while they are few, else by an index.</summary>
internal sealed class ElementList
{
    private const int ScanLimit = 12;

    // What a list would choose is too few for most documents, which are then copied twice.
    private const int FirstCapacity = 8;

    private readonly List<BsonElement> _items;
    private Dictionary<string, int>? _positions;

    public ElementList(int capacity = 0) => _items = new List<BsonElement>(capacity);

    public int Count => _items.Count;

    public BsonElement this[int index]
    {
        get => _items[index];
        set
        {
            if (_items[index].Name != value.Name)
            {
                _positions = null;
            }

            _items[index] = value;
        }
    }

    public ReadOnlySpan<BsonElement> Span => CollectionsMarshal.AsSpan(_items);

    public List<BsonElement>.Enumerator GetEnumerator() => _items.GetEnumerator();

    public IEnumerable<BsonElement> AsEnumerable() => _items;

    /// <summary>The position of the first element with this name, or -1.</summary>
    public int IndexOf(string name)
    {
        if (_items.Count > ScanLimit)
        {
            return Positions().GetValueOrDefault(name, -1);
        }

        var span = Span;
        for (var i = 0; i < span.Length; i++)
        {
            if (span[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    public void Add(BsonElement element)
    {
        if (_items.Capacity == 0)
        {
            _items.Capacity = FirstCapacity;
        }

        _items.Add(element);
        _positions?.TryAdd(element.Name, _items.Count - 1);
    }

    public void Insert(int index, BsonElement element)
    {
        _items.Insert(index, element);
        _positions = null;
    }

    public void RemoveAt(int index)
    {
        _items.RemoveAt(index);
        _positions = null;
    }

    public void Clear()
    {
        _items.Clear();
        _positions = null;
    }

    private Dictionary<string, int> Positions()
    {
        if (_positions is { } known)
        {
            return known;
        }

        var positions = new Dictionary<string, int>(_items.Count, StringComparer.Ordinal);
        for (var i = 0; i < _items.Count; i++)
        {
            positions.TryAdd(_items[i].Name, i);
        }

        return _positions = positions;
    }
}
