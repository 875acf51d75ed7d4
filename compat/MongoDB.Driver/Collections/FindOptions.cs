namespace MongoDB.Driver;

/// <summary>Options of a query that is put together step by step.</summary>
public class FindOptions : FindOptionsBase
{
}

/// <summary>Options of a query whose results are whole documents.</summary>
public class FindOptions<TDocument> : FindOptions<TDocument, TDocument>
{
}

/// <summary>Options of a query.</summary>
public class FindOptions<TDocument, TProjection> : FindOptionsBase
{
    public int? Limit { get; set; }

    public ProjectionDefinition<TDocument, TProjection> Projection { get; set; } = null!;

    public int? Skip { get; set; }

    public SortDefinition<TDocument> Sort { get; set; } = null!;
}
