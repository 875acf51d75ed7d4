namespace MongoDB.Driver;

/// <summary>Options of an insert.</summary>
public sealed class InsertOneOptions
{
}
