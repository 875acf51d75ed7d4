namespace MongoDB.Bson;

/// <summary>BSON binary data: bytes and what they mean.</summary>
public class BsonBinaryData : BsonValue
{
    public BsonBinaryData(byte[] bytes)
        : this(bytes, BsonBinarySubType.Binary)
    {
    }

    public BsonBinaryData(byte[] bytes, BsonBinarySubType subType)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (subType is BsonBinarySubType.UuidStandard or BsonBinarySubType.UuidLegacy && bytes.Length != 16)
        {
            throw new ArgumentException($"Length must be 16, not {bytes.Length}, when subType is {subType}.");
        }

        Bytes = bytes;
        SubType = subType;
    }

    /// <exception cref="NotSupportedException">A representation other than the standard one.</exception>
    public BsonBinaryData(Guid guid, GuidRepresentation guidRepresentation)
        : this(guid.ToByteArray(bigEndian: true), BsonBinarySubType.UuidStandard) => CheckStandard(guidRepresentation);

    public byte[] Bytes { get; }

    public BsonBinarySubType SubType { get; }

    public override BsonType BsonType => BsonType.Binary;

    public static implicit operator BsonBinaryData(byte[] bytes) => new(bytes);

    public override int CompareTo(BsonValue? other)
    {
        if (other is not BsonBinaryData binary)
        {
            return CompareTypeTo(other);
        }

        var bySubType = SubType.CompareTo(binary.SubType);
        return bySubType != 0 ? bySubType : Bytes.AsSpan().SequenceCompareTo(binary.Bytes);
    }

    public override bool Equals(object? obj) => obj is BsonBinaryData other && SubType == other.SubType && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(SubType);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <exception cref="InvalidOperationException">The sub type is not that of a standard UUID.</exception>
    public Guid ToGuid() => ToGuid(GuidRepresentation.Standard);

    /// <inheritdoc cref="ToGuid()"/>
    public Guid ToGuid(GuidRepresentation guidRepresentation)
    {
        CheckStandard(guidRepresentation);
        return SubType == BsonBinarySubType.UuidStandard
            ? new Guid(Bytes, bigEndian: true)
            : throw new InvalidOperationException($"GuidRepresentation Standard is only valid with subType UuidStandard, not with subType {SubType}.");
    }

    public override string ToString() => $"{SubType}:0x{Convert.ToHexStringLower(Bytes)}";

    private static void CheckStandard(GuidRepresentation representation)
    {
        if (representation != GuidRepresentation.Standard)
        {
            throw new NotSupportedException($"GuidRepresentation {representation} needs the genuine MongoDB.Bson package; this stand-in knows Standard only.");
        }
    }
}
