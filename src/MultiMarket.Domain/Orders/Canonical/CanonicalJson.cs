using System.Buffers;
using System.Globalization;
using System.Text;

namespace MultiMarket.Domain.Orders.Canonical;

/// <summary>Writes the tokens of RFC 8785 into a buffer that begins on the stack and grows into the shared pool.</summary>
internal ref struct CanonicalJson(Span<byte> buffer)
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    private Span<byte> _buffer = buffer;
    private byte[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    public void Raw(scoped ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        utf8.CopyTo(_buffer[_length..]);
        _length += utf8.Length;
    }

    public void Text(string text)
    {
        Raw("\""u8);
        var rest = text.AsSpan();
        for (var next = rest.IndexOfAny(Escaped); next >= 0; next = rest.IndexOfAny(Escaped))
        {
            Plain(rest[..next]);
            Escape(rest[next]);
            rest = rest[(next + 1)..];
        }

        Plain(rest);
        Raw("\""u8);
    }

    public void Integer(int number)
    {
        Reserve(11);
        number.TryFormat(_buffer[_length..], out var written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>A text with the shortest decimal spelling of a number.</summary>
    public void DecimalText(decimal number)
    {
        Raw("\""u8);
        Reserve(32);
        number.TryFormat(_buffer[_length..], out var written, provider: CultureInfo.InvariantCulture);
        var digits = _buffer.Slice(_length, written);
        if (digits.Contains((byte)'.')) digits = digits.TrimEnd((byte)'0').TrimEnd((byte)'.');
        _length += digits.Length;
        Raw("\""u8);
    }

    /// <summary>A text with a wall clock, to the millisecond.</summary>
    public void WallClockText(DateTime wallClock)
    {
        Raw("\""u8);
        Reserve(23);
        wallClock.TryFormat(_buffer[_length..], out var written, "yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
        _length += written;
        Raw("\""u8);
    }

    public void Dispose()
    {
        if (_rented is not null) ArrayPool<byte>.Shared.Return(_rented);
        _rented = null;
    }

    private void Plain(scoped ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, _buffer[_length..]);
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"': Raw("\\\""u8); break;
            case '\\': Raw("\\\\"u8); break;
            case '\b': Raw("\\b"u8); break;
            case '\f': Raw("\\f"u8); break;
            case '\n': Raw("\\n"u8); break;
            case '\r': Raw("\\r"u8); break;
            case '\t': Raw("\\t"u8); break;
            default: Raw([.. "\\u00"u8, (byte)('0' + (c >> 4)), (byte)"0123456789abcdef"[c & 15]]); break;
        }
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length >= bytes) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + bytes));
        Written.CopyTo(larger);
        Dispose();
        _buffer = _rented = larger;
    }
}
