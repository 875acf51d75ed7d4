namespace MongoDB.Driver;

/// <summary>What a collection has otherwise than its database; null where it has the same.</summary>
public class MongoCollectionSettings
{
    public ReadPreference ReadPreference { get; set; } = null!;

    public WriteConcern WriteConcern { get; set; } = null!;
}
