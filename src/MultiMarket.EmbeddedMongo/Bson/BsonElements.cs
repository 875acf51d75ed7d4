namespace MultiMarket.EmbeddedMongo.Bson;

/// <summary>
/// Walks the elements of one document or array without copying or allocating. Every length is checked against the
/// span, so that malformed bytes end in <see cref="BsonFormatException"/> and never in a read outside of it.
/// </summary>
/// <example><code>
/// var elements = new BsonElements(bytes);
/// while (elements.MoveNext()) { if (elements.Name.SequenceEqual("canal"u8)) … elements.Value … }
/// </code></example>
internal ref struct BsonElements
{
    private readonly ReadOnlySpan<byte> _document;
    private int _next;
    private int _nameLength;
    private int _valueLength;

    /// <param name="document">Starts at the document's length prefix; bytes after the document are ignored.</param>
    /// <exception cref="BsonFormatException">The length prefix does not fit, or the final NUL is missing.</exception>
    public BsonElements(ReadOnlySpan<byte> document)
    {
        _document = document[..BsonLayout.DocumentLength(document)];
        _next = 4;
    }

    public BsonTag Tag { get; private set; }

    /// <summary>Where the element's type byte lies in the document.</summary>
    public int Offset { get; private set; }

    /// <summary>Where the value's first byte lies in the document.</summary>
    public readonly int ValueOffset => Offset + _nameLength + 2;

    public readonly int ValueLength => _valueLength;

    /// <summary>The element's name, UTF-8, without NUL.</summary>
    public readonly ReadOnlySpan<byte> Name => _document.Slice(Offset + 1, _nameLength);

    public readonly BsonView Value => new(Tag, _document.Slice(ValueOffset, _valueLength));

    /// <summary>Type byte, name, NUL and value: what a raw copy of the element takes.</summary>
    public readonly ReadOnlySpan<byte> Element => _document.Slice(Offset, _nameLength + 2 + _valueLength);

    /// <summary>Goes to the next element; false at the end of the document.</summary>
    public bool MoveNext()
    {
        var rest = _document[_next..];
        if (rest.Length <= 1)
        {
            if (rest.Length == 0)
                throw new BsonFormatException("BSON document has no final NUL");
            return false;
        }

        var nameLength = rest[1..].IndexOf((byte)0);
        if (nameLength < 0 || nameLength + 2 >= rest.Length)
            throw new BsonFormatException($"BSON element name at offset {_next} has no end");

        Offset = _next;
        Tag = (BsonTag)rest[0];
        _nameLength = nameLength;
        // The final NUL of the document is no part of a value.
        _valueLength = BsonLayout.ValueLength(Tag, rest[(nameLength + 2)..^1]);
        _next += nameLength + 2 + _valueLength;
        return true;
    }

    /// <summary>Looks for an element by name; a name that occurs twice answers the first.</summary>
    public static bool TryFind(ReadOnlySpan<byte> document, ReadOnlySpan<byte> name, out BsonView value)
    {
        var elements = new BsonElements(document);
        while (elements.MoveNext())
        {
            if (!elements.Name.SequenceEqual(name))
                continue;
            value = elements.Value;
            return true;
        }

        value = default;
        return false;
    }
}
