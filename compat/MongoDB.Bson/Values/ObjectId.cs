using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MongoDB.Bson;

/// <summary>A 12-byte identifier: seconds since 1970, a random part per process, a counter.</summary>
public struct ObjectId : IComparable<ObjectId>, IEquatable<ObjectId>
{
    private const int Size = 12;

    private static readonly ulong ProcessPart = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8)) & 0xFF_FFFF_FFFF;
    private static int _counter = RandomNumberGenerator.GetInt32(0x0100_0000);

    private readonly uint _timestamp;
    private readonly ulong _rest;

    public ObjectId(byte[] bytes)
        : this(Check(bytes))
    {
    }

    /// <param name="value">24 hexadecimal digits.</param>
    /// <exception cref="FormatException">Anything else.</exception>
    public ObjectId(string value) => this = Parse(value);

    internal ObjectId(ReadOnlySpan<byte> bytes)
    {
        _timestamp = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        _rest = BinaryPrimitives.ReadUInt64BigEndian(bytes[4..]);
    }

    private ObjectId(uint timestamp, ulong rest)
    {
        _timestamp = timestamp;
        _rest = rest;
    }

    public static ObjectId Empty => default;

    /// <summary>Seconds since 1970-01-01 UTC.</summary>
    public readonly int Timestamp => (int)_timestamp;

    public readonly DateTime CreationTime => DateTime.UnixEpoch.AddSeconds(_timestamp);

    public static bool operator ==(ObjectId lhs, ObjectId rhs) => lhs.Equals(rhs);

    public static bool operator !=(ObjectId lhs, ObjectId rhs) => !lhs.Equals(rhs);

    public static bool operator <(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) < 0;

    public static bool operator >(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) > 0;

    public static bool operator <=(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) <= 0;

    public static bool operator >=(ObjectId lhs, ObjectId rhs) => lhs.CompareTo(rhs) >= 0;

    public static ObjectId GenerateNewId() => GenerateNewId((int)(uint)TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    public static ObjectId GenerateNewId(DateTime timestamp) => GenerateNewId((int)(uint)(EpochTime.ToMilliseconds(timestamp) / 1000));

    public static ObjectId GenerateNewId(int timestamp) =>
        new((uint)timestamp, (ProcessPart << 24) | ((uint)Interlocked.Increment(ref _counter) & 0xFF_FFFF));

    public static ObjectId Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out var id) ? id : throw new FormatException($"'{s}' is not a valid 24 digit hex string.");
    }

    public static bool TryParse(string? s, out ObjectId objectId)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (s is not { Length: 2 * Size } || Convert.FromHexString(s, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            objectId = default;
            return false;
        }

        objectId = new ObjectId((ReadOnlySpan<byte>)bytes);
        return true;
    }

    public readonly int CompareTo(ObjectId other)
    {
        var byTime = _timestamp.CompareTo(other._timestamp);
        return byTime != 0 ? byTime : _rest.CompareTo(other._rest);
    }

    public readonly bool Equals(ObjectId rhs) => _timestamp == rhs._timestamp && _rest == rhs._rest;

    public override readonly bool Equals(object? obj) => obj is ObjectId other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(_timestamp, _rest);

    public readonly byte[] ToByteArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    public override readonly string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    internal readonly void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, _timestamp);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[4..], _rest);
    }

    private static ReadOnlySpan<byte> Check(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return bytes.Length == Size ? bytes : throw new ArgumentException("Byte array must be 12 bytes long", nameof(bytes));
    }
}
