using MongoDB.Bson;

namespace MongoDB.Driver;

/// <summary>A command to a database, with the type of its result.</summary>
public abstract class Command<TResult>
{
    private protected Command()
    {
    }

    internal abstract BsonDocument Document { get; }

    public static implicit operator Command<TResult>(BsonDocument document) => new DocumentCommand(document);

    public static implicit operator Command<TResult>(string json) => new DocumentCommand(BsonDocument.Parse(json));

    private sealed class DocumentCommand(BsonDocument document) : Command<TResult>
    {
        internal override BsonDocument Document { get; } = document ?? throw new ArgumentNullException(nameof(document));
    }
}
