using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoDB.Bson;

/// <summary>Finds the BSON value for a .NET value.</summary>
internal static class ValueMapping
{
    public static BsonValue Map(object? value) => value switch
    {
        null => BsonNull.Value,
        BsonValue v => v,
        string v => v,
        bool v => v,
        int v => v,
        long v => v,
        double v => v,
        decimal v => v,
        Decimal128 v => v,
        DateTime v => v,
        ObjectId v => v,
        byte[] v => v,
        Enum v => MapEnum(v),
        byte or sbyte or short or ushort or char => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        uint v => (long)v,
        ulong v => checked((long)v),
        float v => (double)v,
        Regex v => v,
        IConvertibleToBsonDocument v => v.ToBsonDocument(),
        IDictionary v => new BsonDocument(v),
        IEnumerable<KeyValuePair<string, object>> v => new BsonDocument(v),
        IEnumerable v => new BsonArray(v),
        _ => throw new ArgumentException($".NET type {value.GetType().FullName} cannot be mapped to a BsonValue."),
    };

    private static BsonValue MapEnum(Enum value) => value.GetTypeCode() is TypeCode.Int64 or TypeCode.UInt64 or TypeCode.UInt32
        ? new BsonInt64(Convert.ToInt64(value, CultureInfo.InvariantCulture))
        : BsonInt32.Of(Convert.ToInt32(value, CultureInfo.InvariantCulture));
}
