using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>What views read of one another.</summary>
internal static class ViewGraph
{
    private const int MaxDepth = 20;

    /// <summary>Refuses a view that would read itself, or stand on too many others.</summary>
    /// <exception cref="MongoErrorException">Code 5 or 165.</exception>
    public static void Check(CatalogSnapshot catalog, string database, string name, RawValue options)
    {
        if (!options.Field("viewOn"u8).IsMissing)
            Visit(catalog, database, name, options, [name]);
    }

    private static void Visit(CatalogSnapshot catalog, string database, string name, RawValue options, List<string> path)
    {
        if (path.Count > MaxDepth)
            throw new MongoErrorException(MongoErrorCode.ViewDepthLimitExceeded, $"View depth limit exceeded; maximum depth is {MaxDepth}");
        var sources = new HashSet<string> { options.Field("viewOn"u8).String };
        Collect(options.Field("pipeline"u8), sources);
        foreach (var source in sources)
        {
            if (source == name)
                throw new MongoErrorException(MongoErrorCode.GraphContainsCycle, $"View cycle detected: {string.Join(" => ", path.Append(source).Select(view => $"{database}.{view}"))}");
            if (catalog.Find(database, source) is { IsView: true } view)
                Visit(catalog, database, name, view.Options, [.. path, source]);
        }
    }

    /// <summary>The collections that $lookup and $unionWith name, at whatever depth.</summary>
    private static void Collect(RawValue value, HashSet<string> sources)
    {
        if (value.IsArray)
            value.ToItems().ForEach(item => Collect(item, sources));
        foreach (var (name, inner) in value.IsDocument ? FieldNames.AndValues(value) : [])
        {
            var source = name switch { "$lookup" => inner.Field("from"u8), "$unionWith" => inner.IsString ? inner : inner.Field("coll"u8), _ => default };
            if (source.IsString)
                sources.Add(source.String);
            Collect(inner, sources);
        }
    }
}
