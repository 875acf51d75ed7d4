namespace MongoDB.Driver;

/// <summary>Which members of a replica set answer reads; a single server answers them all.</summary>
public enum ReadPreferenceMode
{
    Primary = 0,
    PrimaryPreferred = 1,
    Secondary = 2,
    SecondaryPreferred = 3,
    Nearest = 4,
}
