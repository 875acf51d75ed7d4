namespace MongoDB.Driver;

/// <summary>The kinds of requests in a bulk write.</summary>
public enum WriteModelType
{
    InsertOne,
    DeleteOne,
    DeleteMany,
    ReplaceOne,
    UpdateOne,
    UpdateMany,
}
