using MultiMarket.EmbeddedMongo.Bson;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>
/// A document on its way through a pipeline: the bytes it came with, and top-level fields that stages have replaced,
/// added or removed since. Nothing is copied until somebody asks for the whole document.
/// </summary>
/// <remarks>The object is reused for the next document; whoever keeps a row keeps <see cref="ToDocument"/>.</remarks>
internal sealed class Row
{
    private RawValue _root;
    private Patch[] _patches = [];
    private int _count;
    private Variables? _variables;

    public Row()
    {
    }

    public Row(RawValue document) => _root = document;

    /// <summary>The document's place in the input, where several threads share it.</summary>
    public long Place { get; set; }

    /// <summary>What the expressions evaluated over this row know by name.</summary>
    public Variables Variables
    {
        get => _variables ??= new Variables();
        init => _variables = value;
    }

    public void Reset(RawValue document)
    {
        _root = document;
        _count = 0;
    }

    public void CopyFrom(Row other)
    {
        _root = other._root;
        _variables = other._variables;
        Place = other.Place;
        if (_patches.Length < other._count)
            _patches = new Patch[other._patches.Length];
        Array.Copy(other._patches, _patches, other._count);
        _count = other._count;
    }

    /// <summary>A top-level field, or missing.</summary>
    public RawValue Field(ReadOnlySpan<byte> name)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            if (_patches[i].Name.AsSpan().SequenceEqual(name))
                return _patches[i].Value;
        }

        return _root.Field(name);
    }

    /// <summary>Replaces or adds a top-level field; a missing value removes it.</summary>
    public void Set(byte[] name, RawValue value)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            if (!_patches[i].Name.AsSpan().SequenceEqual(name))
                continue;
            if (_patches[i].Value.IsMissing && !value.IsMissing)
            {
                // Removed and set again: the field comes back at the end.
                _patches[i] = new Patch(name, default);
                break;
            }

            _patches[i] = new Patch(name, value);
            return;
        }

        if (_count == _patches.Length)
            Array.Resize(ref _patches, Math.Max(4, _count * 2));
        _patches[_count++] = new Patch(name, value);
    }

    /// <summary>Sets a nested field; whatever is no document on its way becomes one.</summary>
    public void SetPath(FieldPath path, RawValue value) => Set(path.First, path.Count == 1 ? value : Nested(Field(path.First), path, 1, value));

    /// <summary>The whole document as it stands.</summary>
    public RawValue ToDocument()
    {
        if (_count == 0)
            return _root;

        using var writer = new BsonBufferWriter(_root.Bytes.Length + 256);
        var start = writer.BeginDocument();
        Span<bool> written = _count <= 64 ? stackalloc bool[_count] : new bool[_count];
        var elements = _root.Elements;
        while (elements.MoveNext())
        {
            var patch = IndexOf(elements.Name);
            if (patch < 0)
            {
                writer.WriteRaw(elements.Element);
            }
            else if (!written[patch])
            {
                written[patch] = true;
                _patches[patch].Value.WriteTo(writer, elements.Name);
            }
        }

        for (var i = 0; i < _count; i++)
        {
            if (!written[i])
                _patches[i].Value.WriteTo(writer, _patches[i].Name);
        }

        writer.EndDocument(start);
        var document = RawValue.FromWriter(BsonTag.Document, writer);
        Reset(document);
        return document;
    }

    private static RawValue Nested(RawValue level, FieldPath path, int depth, RawValue value)
    {
        var changed = new Row(level.IsDocument ? level : RawValue.EmptyDocument);
        changed.Set(path[depth], depth == path.Count - 1 ? value : Nested(level.Field(path[depth]), path, depth + 1, value));
        return changed.ToDocument();
    }

    /// <summary>The first patch of a name, which decides its place: one that removed the field stays in front of the one that set it again.</summary>
    private int IndexOf(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_patches[i].Name.AsSpan().SequenceEqual(name))
                return i;
        }

        return -1;
    }

    private readonly record struct Patch(byte[] Name, RawValue Value);
}
