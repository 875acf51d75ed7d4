using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>A unique index refused a document.</summary>
internal sealed class DuplicateKeyException : MongoErrorException
{
    public DuplicateKeyException(CollectionInfo collection, IndexInfo index, RawValue keyValue)
        : base(MongoErrorCode.DuplicateKey, $"E11000 duplicate key error collection: {collection.Namespace} index: {index.Name} dup key: {ShellText.Of(keyValue)}") =>
        (KeyPattern, KeyValue) = (index.Key, keyValue);

    /// <summary>The same in a message that says what was being done.</summary>
    public DuplicateKeyException(string activity, DuplicateKeyException cause)
        : base(MongoErrorCode.DuplicateKey, $"{activity} :: caused by :: {cause.Message}") => (KeyPattern, KeyValue) = (cause.KeyPattern, cause.KeyValue);

    /// <summary>The index's key document.</summary>
    public RawValue KeyPattern { get; }

    /// <summary>The values that exist already, by field.</summary>
    public RawValue KeyValue { get; }
}
