namespace MongoDB.Driver;

/// <summary>Options of a quick count.</summary>
public sealed class EstimatedDocumentCountOptions
{
    public TimeSpan? MaxTime { get; set; }
}
