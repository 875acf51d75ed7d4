namespace MongoDB.Driver;

/// <summary>What a database has otherwise than its client; null where it has the same.</summary>
public class MongoDatabaseSettings
{
    public ReadPreference ReadPreference { get; set; } = null!;

    public WriteConcern WriteConcern { get; set; } = null!;
}
