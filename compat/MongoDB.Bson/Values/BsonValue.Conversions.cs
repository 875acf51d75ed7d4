using System.Text.RegularExpressions;

namespace MongoDB.Bson;

/// <content>Conversions from .NET values, and casts back.</content>
public abstract partial class BsonValue
{
    public static implicit operator BsonValue(bool value) => value ? BsonBoolean.True : BsonBoolean.False;

    public static implicit operator BsonValue(bool? value) => value is { } v ? v : BsonNull.Value;

    public static implicit operator BsonValue(byte[]? value) => value is null ? null! : new BsonBinaryData(value);

    public static implicit operator BsonValue(DateTime value) => new BsonDateTime(value);

    public static implicit operator BsonValue(DateTime? value) => value is { } v ? v : BsonNull.Value;

    public static implicit operator BsonValue(decimal value) => new BsonDecimal128(value);

    public static implicit operator BsonValue(decimal? value) => value is { } v ? v : BsonNull.Value;

    public static implicit operator BsonValue(Decimal128 value) => new BsonDecimal128(value);

    public static implicit operator BsonValue(Decimal128? value) => value is { } v ? v : BsonNull.Value;

    public static implicit operator BsonValue(double value) => new BsonDouble(value);

    public static implicit operator BsonValue(double? value) => value is { } v ? v : BsonNull.Value;

    public static implicit operator BsonValue(Enum? value) => value is null ? null! : Create(value);

    public static implicit operator BsonValue(int value) => BsonInt32.Of(value);

    public static implicit operator BsonValue(int? value) => value is { } v ? v : BsonNull.Value;

    public static implicit operator BsonValue(long value) => new BsonInt64(value);

    public static implicit operator BsonValue(long? value) => value is { } v ? v : BsonNull.Value;

    public static implicit operator BsonValue(ObjectId value) => new BsonObjectId(value);

    public static implicit operator BsonValue(ObjectId? value) => value is { } v ? v : BsonNull.Value;

    public static implicit operator BsonValue(Regex? value) => value is null ? null! : new BsonRegularExpression(value);

    public static implicit operator BsonValue(string? value) => value is null ? null! : new BsonString(value);

    public static explicit operator bool(BsonValue value) => value.AsBoolean;

    public static explicit operator bool?(BsonValue? value) => value?.AsNullableBoolean;

    public static explicit operator byte[]?(BsonValue? value) => value?.AsByteArray;

    public static explicit operator DateTime(BsonValue value) => value.AsUniversalTime;

    public static explicit operator DateTime?(BsonValue? value) => value?.AsNullableUniversalTime;

    public static explicit operator decimal(BsonValue value) => value.AsDecimal;

    public static explicit operator decimal?(BsonValue? value) => value?.AsNullableDecimal;

    public static explicit operator Decimal128(BsonValue value) => value.AsDecimal128;

    public static explicit operator Decimal128?(BsonValue? value) => value?.AsNullableDecimal128;

    public static explicit operator double(BsonValue value) => value.AsDouble;

    public static explicit operator double?(BsonValue? value) => value?.AsNullableDouble;

    public static explicit operator Guid(BsonValue value) => value.AsGuid;

    public static explicit operator Guid?(BsonValue? value) => value?.AsNullableGuid;

    public static explicit operator int(BsonValue value) => value.AsInt32;

    public static explicit operator int?(BsonValue? value) => value?.AsNullableInt32;

    public static explicit operator long(BsonValue value) => value.AsInt64;

    public static explicit operator long?(BsonValue? value) => value?.AsNullableInt64;

    public static explicit operator ObjectId(BsonValue value) => value.AsObjectId;

    public static explicit operator ObjectId?(BsonValue? value) => value?.AsNullableObjectId;

    public static explicit operator Regex?(BsonValue? value) => value?.AsRegex;

    public static explicit operator string?(BsonValue? value) => value?.AsString;
}
