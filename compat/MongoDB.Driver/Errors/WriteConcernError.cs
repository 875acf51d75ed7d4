using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>Why the server could not confirm a write as widely as wanted.</summary>
public class WriteConcernError
{
    internal WriteConcernError(int code, string? codeName, string message, BsonDocument? details)
    {
        Code = code;
        CodeName = codeName!;
        Message = message;
        Details = details!;
    }

    public int Code { get; }

    public string CodeName { get; }

    public BsonDocument Details { get; }

    public string Message { get; }

    public override string ToString()
    {
        var name = CodeName is null ? "" : $", CodeName : \"{CodeName}\"";
        var details = Details is null ? "" : $", Details : \"{Details}\"";
        return $"{{ Code : \"{Code}\"{name}, Message : \"{Message}\"{details} }}";
    }
}
