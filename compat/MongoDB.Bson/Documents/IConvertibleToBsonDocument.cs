namespace MongoDB.Bson;

/// <summary>Something that has a form as a document.</summary>
public interface IConvertibleToBsonDocument
{
    BsonDocument ToBsonDocument();
}
