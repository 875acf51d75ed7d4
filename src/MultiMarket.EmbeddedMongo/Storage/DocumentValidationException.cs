using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>A collection's validator refused a document.</summary>
internal sealed class DocumentValidationException(RawValue info) : MongoErrorException(MongoErrorCode.DocumentValidationFailure, "Document failed validation")
{
    /// <summary>The document's <c>_id</c> and the rules that it breaks: what clients are given as <c>errInfo</c>.</summary>
    public RawValue Info => info;
}
