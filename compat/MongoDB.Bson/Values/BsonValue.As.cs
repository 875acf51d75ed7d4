using System.Text.RegularExpressions;

namespace MongoDB.Bson;

/// <content>Casts to one BSON type; another type is an <see cref="InvalidCastException"/>.</content>
public abstract partial class BsonValue
{
    public bool AsBoolean => ((BsonBoolean)this).Value;

    public BsonArray AsBsonArray => (BsonArray)this;

    public BsonBinaryData AsBsonBinaryData => (BsonBinaryData)this;

    public BsonDateTime AsBsonDateTime => (BsonDateTime)this;

    public BsonDocument AsBsonDocument => (BsonDocument)this;

    public BsonJavaScript AsBsonJavaScript => (BsonJavaScript)this;

    public BsonJavaScriptWithScope AsBsonJavaScriptWithScope => (BsonJavaScriptWithScope)this;

    public BsonMaxKey AsBsonMaxKey => (BsonMaxKey)this;

    public BsonMinKey AsBsonMinKey => (BsonMinKey)this;

    public BsonNull AsBsonNull => (BsonNull)this;

    public BsonRegularExpression AsBsonRegularExpression => (BsonRegularExpression)this;

    public BsonSymbol AsBsonSymbol => (BsonSymbol)this;

    public BsonTimestamp AsBsonTimestamp => (BsonTimestamp)this;

    public BsonUndefined AsBsonUndefined => (BsonUndefined)this;

    public BsonValue AsBsonValue => this;

    public byte[] AsByteArray => ((BsonBinaryData)this).Bytes;

    public decimal AsDecimal => ((BsonDecimal128)this).ToDecimal();

    public Decimal128 AsDecimal128 => ((BsonDecimal128)this).Value;

    public double AsDouble => ((BsonDouble)this).Value;

    public Guid AsGuid => ((BsonBinaryData)this).ToGuid();

    public int AsInt32 => ((BsonInt32)this).Value;

    public long AsInt64 => ((BsonInt64)this).Value;

    public DateTime AsLocalTime => ((BsonDateTime)this).ToLocalTime();

    public ObjectId AsObjectId => ((BsonObjectId)this).Value;

    public Regex AsRegex => ((BsonRegularExpression)this).ToRegex();

    public string AsString => ((BsonString)this).Value;

    public DateTime AsUniversalTime => ((BsonDateTime)this).ToUniversalTime();

    public bool? AsNullableBoolean => IsBsonNull ? null : AsBoolean;

    public decimal? AsNullableDecimal => IsBsonNull ? null : AsDecimal;

    public Decimal128? AsNullableDecimal128 => IsBsonNull ? null : AsDecimal128;

    public double? AsNullableDouble => IsBsonNull ? null : AsDouble;

    public Guid? AsNullableGuid => IsBsonNull ? null : AsGuid;

    public int? AsNullableInt32 => IsBsonNull ? null : AsInt32;

    public long? AsNullableInt64 => IsBsonNull ? null : AsInt64;

    public DateTime? AsNullableLocalTime => IsBsonNull ? null : AsLocalTime;

    public ObjectId? AsNullableObjectId => IsBsonNull ? null : AsObjectId;

    public DateTime? AsNullableUniversalTime => IsBsonNull ? null : AsUniversalTime;
}
