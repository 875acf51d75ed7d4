namespace MongoDB.Bson;

/// <content>Comparison operators; null is smaller than every value.</content>
public abstract partial class BsonValue
{
    public static bool operator ==(BsonValue? lhs, BsonValue? rhs) =>
        lhs is null || rhs is null ? lhs is null && rhs is null : lhs.OperatorEqualsImplementation(rhs);

    public static bool operator !=(BsonValue? lhs, BsonValue? rhs) => !(lhs == rhs);

    public static bool operator <(BsonValue? lhs, BsonValue? rhs) => Compare(lhs, rhs) < 0;

    public static bool operator <=(BsonValue? lhs, BsonValue? rhs) => Compare(lhs, rhs) <= 0;

    public static bool operator >(BsonValue? lhs, BsonValue? rhs) => Compare(lhs, rhs) > 0;

    public static bool operator >=(BsonValue? lhs, BsonValue? rhs) => Compare(lhs, rhs) >= 0;

    private static int Compare(BsonValue? lhs, BsonValue? rhs) => lhs is null ? (rhs is null ? 0 : -1) : lhs.CompareTo(rhs);
}
