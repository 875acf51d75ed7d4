namespace MongoDB.Driver;

/// <summary>Properties of an index.</summary>
public class CreateIndexOptions
{
    public bool? Background { get; set; }

    /// <summary>Documents are deleted this long after the date in the indexed field.</summary>
    public TimeSpan? ExpireAfter { get; set; }

    /// <summary>Made from the keys by default.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Whether documents without the field are left out.</summary>
    public bool? Sparse { get; set; }

    public bool? Unique { get; set; }
}

/// <summary>Properties of an index on documents of a type.</summary>
public class CreateIndexOptions<TDocument> : CreateIndexOptions
{
    /// <summary>Which documents are indexed.</summary>
    public FilterDefinition<TDocument> PartialFilterExpression { get; set; } = null!;
}
