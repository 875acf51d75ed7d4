namespace MongoDB.Driver;

/// <summary>Options of an insert of many documents.</summary>
public sealed class InsertManyOptions
{
    /// <summary>Whether to stop at the first failure. Default true.</summary>
    public bool IsOrdered { get; set; } = true;
}
