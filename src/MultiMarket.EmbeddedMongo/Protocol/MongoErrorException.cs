namespace MultiMarket.EmbeddedMongo.Protocol;

/// <summary>An error that the client is told, with MongoDB's code for it.</summary>
internal class MongoErrorException : Exception
{
    public MongoErrorException(MongoErrorCode code, string message)
        : this((int)code, message)
    {
    }

    /// <param name="code">A code of <see cref="MongoErrorCode"/> or one of those without a name.</param>
    /// <param name="message">What the client is told.</param>
    public MongoErrorException(int code, string message)
        : base(message) => Code = code;

    public int Code { get; }

    /// <summary>E.g. <c>BadValue</c>, or <c>Location15955</c> for codes without a name.</summary>
    public string CodeName => Enum.IsDefined((MongoErrorCode)Code) ? ((MongoErrorCode)Code).ToString() : $"Location{Code}";

    /// <summary>The same error, its message saying where it happened.</summary>
    public MongoErrorException InContext(string context) => Message.StartsWith(context, StringComparison.Ordinal) ? this : new(Code, $"{context} :: caused by :: {Message}");

    public static MongoErrorException BadValue(string message) => new(MongoErrorCode.BadValue, message);

    public static MongoErrorException TypeMismatch(string message) => new(MongoErrorCode.TypeMismatch, message);

    public static MongoErrorException FailedToParse(string message) => new(MongoErrorCode.FailedToParse, message);

    public static MongoErrorException NotImplemented(string feature) =>
        new(MongoErrorCode.NotImplemented, $"{feature} is not implemented by the embedded warehouse; use a MongoDB server for it");
}
