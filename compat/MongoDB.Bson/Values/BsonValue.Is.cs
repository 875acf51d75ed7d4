namespace MongoDB.Bson;

/// <content>Tests of the type.</content>
public abstract partial class BsonValue
{
    public bool IsBoolean => BsonType == BsonType.Boolean;

    public bool IsBsonArray => BsonType == BsonType.Array;

    public bool IsBsonBinaryData => BsonType == BsonType.Binary;

    public bool IsBsonDateTime => BsonType == BsonType.DateTime;

    public bool IsBsonDocument => BsonType == BsonType.Document;

    public bool IsBsonJavaScript => BsonType is BsonType.JavaScript or BsonType.JavaScriptWithScope;

    public bool IsBsonJavaScriptWithScope => BsonType == BsonType.JavaScriptWithScope;

    public bool IsBsonMaxKey => BsonType == BsonType.MaxKey;

    public bool IsBsonMinKey => BsonType == BsonType.MinKey;

    public bool IsBsonNull => BsonType == BsonType.Null;

    public bool IsBsonRegularExpression => BsonType == BsonType.RegularExpression;

    public bool IsBsonSymbol => BsonType == BsonType.Symbol;

    public bool IsBsonTimestamp => BsonType == BsonType.Timestamp;

    public bool IsBsonUndefined => BsonType == BsonType.Undefined;

    public bool IsDecimal128 => BsonType == BsonType.Decimal128;

    public bool IsDouble => BsonType == BsonType.Double;

    public bool IsGuid => this is BsonBinaryData { SubType: BsonBinarySubType.UuidStandard or BsonBinarySubType.UuidLegacy };

    public bool IsInt32 => BsonType == BsonType.Int32;

    public bool IsInt64 => BsonType == BsonType.Int64;

    public bool IsNumeric => BsonType is BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128;

    public bool IsObjectId => BsonType == BsonType.ObjectId;

    public bool IsString => BsonType == BsonType.String;

    /// <summary>Whether <see cref="ToUniversalTime"/> can answer.</summary>
    public virtual bool IsValidDateTime => false;
}
