namespace MongoDB.Driver;

/// <summary>Options of the creation of an index.</summary>
public class CreateOneIndexOptions
{
    public TimeSpan? MaxTime { get; set; }
}
