using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>A unique index refused a document.</summary>
internal sealed class DuplicateKeyException(CollectionInfo collection, IndexInfo index, RawValue keyValue) : MongoErrorException(
    MongoErrorCode.DuplicateKey,
    $"E11000 duplicate key error collection: {collection.Namespace} index: {index.Name} dup key: {ShellText.Of(keyValue)}")
{
    /// <summary>The index's key document.</summary>
    public RawValue KeyPattern => index.Key;

    /// <summary>The values that exist already, by field.</summary>
    public RawValue KeyValue => keyValue;
}
