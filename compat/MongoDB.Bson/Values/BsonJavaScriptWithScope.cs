namespace MongoDB.Bson;

/// <summary>BSON JavaScript code and the variables it sees.</summary>
public class BsonJavaScriptWithScope : BsonJavaScript
{
    public BsonJavaScriptWithScope(string code, BsonDocument scope)
        : base(code)
    {
        ArgumentNullException.ThrowIfNull(scope);
        Scope = scope;
    }

    public BsonDocument Scope { get; }

    public override BsonType BsonType => BsonType.JavaScriptWithScope;

    public override BsonValue Clone() => new BsonJavaScriptWithScope(Code, (BsonDocument)Scope.Clone());

    public override BsonValue DeepClone() => new BsonJavaScriptWithScope(Code, (BsonDocument)Scope.DeepClone());

    public override int CompareTo(BsonValue? other)
    {
        if (other is not BsonJavaScriptWithScope script)
        {
            return CompareTypeTo(other);
        }

        var byCode = string.CompareOrdinal(Code, script.Code);
        return byCode != 0 ? byCode : Scope.CompareTo(script.Scope);
    }

    public override bool Equals(object? obj) => obj is BsonJavaScriptWithScope other && Code == other.Code && Scope.Equals(other.Scope);

    public override int GetHashCode() => HashCode.Combine(Code, Scope);

    public override string ToString() => $"new BsonJavaScript(\"{Code}\", {Scope.ToJson()})";
}
