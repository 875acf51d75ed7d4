using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Why one write failed.</summary>
public class WriteError
{
    internal WriteError(int code, string message, BsonDocument? details)
    {
        Code = code;
        Message = message;
        Details = details!;
        Category = code switch
        {
            11000 or 11001 or 12582 => ServerErrorCategory.DuplicateKey,
            50 => ServerErrorCategory.ExecutionTimeout,
            _ => ServerErrorCategory.Uncategorized,
        };
    }

    public ServerErrorCategory Category { get; }

    public int Code { get; }

    /// <summary>What the server adds; null if nothing.</summary>
    public BsonDocument Details { get; }

    public string Message { get; }

    public override string ToString() => Details is null
        ? $"{{ Category : \"{Category}\", Code : {Code}, Message : \"{Message}\" }}"
        : $"{{ Category : \"{Category}\", Code : {Code}, Message : \"{Message}\", Details : \"{Details}\" }}";
}
