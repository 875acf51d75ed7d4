namespace MongoDB.Bson;

/// <content>Equality and order: element by element, in their order.</content>
public partial class BsonDocument
{
    public static bool operator ==(BsonDocument? lhs, BsonDocument? rhs) => Equals(lhs, rhs);

    public static bool operator !=(BsonDocument? lhs, BsonDocument? rhs) => !Equals(lhs, rhs);

    public virtual int CompareTo(BsonDocument? rhs)
    {
        if (rhs is null)
        {
            return 1;
        }

        ReadOnlySpan<BsonElement> left = Span, right = rhs.Span;
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = left[i].CompareTo(right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    public override int CompareTo(BsonValue? other) => other is BsonDocument document ? CompareTo(document) : CompareTypeTo(other);

    public bool Equals(BsonDocument? obj) => Equals((object?)obj);

    public override bool Equals(object? obj) => obj is BsonDocument other && Span.SequenceEqual(other.Span);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var element in _elements)
        {
            hash.Add(element);
        }

        return hash.ToHashCode();
    }
}
