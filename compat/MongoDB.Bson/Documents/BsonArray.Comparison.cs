namespace MongoDB.Bson;

/// <content>Equality and order: item by item.</content>
public partial class BsonArray
{
    public virtual int CompareTo(BsonArray? rhs)
    {
        if (rhs is null)
        {
            return 1;
        }

        ReadOnlySpan<BsonValue> left = Span, right = rhs.Span;
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

    public override int CompareTo(BsonValue? other) => other is BsonArray array ? CompareTo(array) : CompareTypeTo(other);

    public bool Equals(BsonArray? obj) => Equals((object?)obj);

    public override bool Equals(object? obj) => obj is BsonArray other && Span.SequenceEqual(other.Span);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in _values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}
