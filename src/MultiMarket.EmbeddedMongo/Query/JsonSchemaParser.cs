using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>$jsonSchema.</summary>
internal static class JsonSchemaParser
{
    public static Matcher Parse(RawValue schema) => schema.IsDocument
        ? throw MongoErrorException.NotImplemented("$jsonSchema")
        : throw MongoErrorException.TypeMismatch("$jsonSchema must be an object");
}
