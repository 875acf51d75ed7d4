using System.Globalization;
using System.Text;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>A value that can be changed. Only the levels that an update walks into are taken apart; the rest stays raw.</summary>
internal sealed class Node
{
    private readonly RawValue _raw;
    private List<(string Name, Node Value)>? _fields;
    private List<Node>? _items;

    public Node(RawValue value) => _raw = value;

    public bool IsDocument => _fields is not null || (_items is null && _raw.IsDocument);

    public bool IsArray => _items is not null || (_fields is null && _raw.IsArray);

    /// <summary>The fields of a document, open to change.</summary>
    public List<(string Name, Node Value)> Fields
    {
        get
        {
            _fields ??= FieldNames.AndValues(_raw).ConvertAll(pair => (pair.Name, new Node(pair.Value)));
            return _fields;
        }
    }

    /// <summary>The items of an array, open to change.</summary>
    public List<Node> Items
    {
        get
        {
            _items ??= _raw.ToItems().ConvertAll(item => new Node(item));
            return _items;
        }
    }

    /// <summary>The value as it stands.</summary>
    public RawValue Value
    {
        get
        {
            if (_fields is null && _items is null)
                return _raw;
            using var writer = new BsonBufferWriter();
            WriteContent(writer);
            return RawValue.FromWriter(_fields is not null ? BsonTag.Document : BsonTag.Array, writer);
        }
    }

    public Node? Find(string name)
    {
        foreach (var (fieldName, value) in Fields)
        {
            if (fieldName == name)
                return value;
        }

        return null;
    }

    /// <summary>Replaces a field in its place or adds it at the end.</summary>
    public void SetField(string name, Node value)
    {
        var at = Fields.FindIndex(field => field.Name == name);
        if (at < 0)
            Fields.Add((name, value));
        else
            Fields[at] = (name, value);
    }

    private void WriteContent(BsonBufferWriter writer)
    {
        var start = writer.BeginDocument();
        if (_fields is not null)
        {
            foreach (var (name, value) in _fields)
                value.Write(writer, name.AsUtf8());
        }
        else
        {
            for (var i = 0; i < _items!.Count; i++)
                _items[i].Write(writer, Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)));
        }

        writer.EndDocument(start);
    }

    private void Write(BsonBufferWriter writer, ReadOnlySpan<byte> name)
    {
        if (_fields is null && _items is null)
        {
            _raw.WriteTo(writer, name);
            return;
        }

        writer.WriteHeader(_fields is not null ? BsonTag.Document : BsonTag.Array, name);
        WriteContent(writer);
    }
}
