using MongoDB.Bson;

namespace MultiMarket.Warehouse.Ledger;

/// <summary>Reads fields that may be missing or of another type, because other programs write to the warehouse too.</summary>
internal static class BsonReading
{
    /// <summary>A text, or null.</summary>
    public static string? Text(this BsonDocument document, string name) => document.TryGetValue(name, out var value) && value.IsString ? value.AsString : null;

    /// <summary>A whole number, or null.</summary>
    public static long? Number(this BsonDocument document, string name) => document.TryGetValue(name, out var value) && value.IsNumeric ? value.ToInt64() : null;

    /// <summary>A moment, or null.</summary>
    public static DateTimeOffset? Moment(this BsonDocument document, string name) =>
        document.TryGetValue(name, out var value) && value.IsBsonDateTime ? new DateTimeOffset(value.ToUniversalTime()) : null;
}
