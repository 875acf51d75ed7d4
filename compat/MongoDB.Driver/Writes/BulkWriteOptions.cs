namespace MongoDB.Driver;

/// <summary>Options of a bulk write.</summary>
public sealed class BulkWriteOptions
{
    /// <summary>Whether to stop at the first failure. Default true.</summary>
    public bool IsOrdered { get; set; } = true;
}
