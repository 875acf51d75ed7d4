namespace MongoDB.Bson;

/// <summary>BSON JavaScript code.</summary>
public class BsonJavaScript : BsonValue
{
    public BsonJavaScript(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        Code = code;
    }

    public string Code { get; }

    public override BsonType BsonType => BsonType.JavaScript;

    public static implicit operator BsonJavaScript(string code) => new(code);

    public override int CompareTo(BsonValue? other) =>
        other is BsonJavaScript { BsonType: BsonType.JavaScript } script && BsonType == BsonType.JavaScript
            ? string.CompareOrdinal(Code, script.Code)
            : CompareTypeTo(other);

    public override bool Equals(object? obj) => obj is BsonJavaScript other && other.BsonType == BsonType && Code == other.Code;

    public override int GetHashCode() => HashCode.Combine(BsonType, Code);

    public override string ToString() => $"new BsonJavaScript(\"{Code}\")";
}
