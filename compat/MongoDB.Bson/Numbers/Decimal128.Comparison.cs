namespace MongoDB.Bson;

/// <content>Equality and order.</content>
public readonly partial struct Decimal128
{
    public static bool operator ==(Decimal128 lhs, Decimal128 rhs) => Equals(lhs, rhs);

    public static bool operator !=(Decimal128 lhs, Decimal128 rhs) => !Equals(lhs, rhs);

    public static bool operator <(Decimal128 x, Decimal128 y) => Compare(x, y) < 0;

    public static bool operator <=(Decimal128 x, Decimal128 y) => Compare(x, y) <= 0;

    public static bool operator >(Decimal128 x, Decimal128 y) => Compare(x, y) > 0;

    public static bool operator >=(Decimal128 x, Decimal128 y) => Compare(x, y) >= 0;

    public static int Compare(Decimal128 x, Decimal128 y) => x.Bits.CompareTo(y.Bits);

    public static bool Equals(Decimal128 x, Decimal128 y) => x.Bits.Equals(y.Bits);

    public int CompareTo(Decimal128 other) => Compare(this, other);

    public bool Equals(Decimal128 other) => Equals(this, other);

    public override bool Equals(object? obj) => obj is Decimal128 other && Equals(this, other);

    public override int GetHashCode() => Bits.GetHashCode();
}
