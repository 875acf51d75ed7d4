using System.Text;

namespace MultiMarket.EmbeddedMongo.Bson;

internal sealed partial class BsonBufferWriter
{
    /// <summary>Writes type byte, name and NUL of an element, encoding the name in place.</summary>
    /// <exception cref="ArgumentException">The name holds a NUL.</exception>
    public void WriteHeader(BsonTag tag, string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A BSON element name cannot hold a NUL character.", nameof(name));
        Reserve(Encoding.UTF8.GetMaxByteCount(name.Length) + 2);
        _buffer[_length] = (byte)tag;
        var count = Encoding.UTF8.GetBytes(name, _buffer.AsSpan(_length + 1));
        _buffer[_length + count + 1] = 0;
        _length += count + 2;
    }
}
