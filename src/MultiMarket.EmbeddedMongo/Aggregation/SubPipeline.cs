using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>A pipeline inside a stage, over a collection of the same database.</summary>
/// <param name="Database">The database.</param>
/// <param name="Collection">The collection; null for a pipeline that begins with <c>$documents</c>.</param>
/// <param name="Pipeline">Its stages.</param>
internal sealed record SubPipeline(string Database, string? Collection, Pipeline Pipeline)
{
    /// <summary>Runs it to the end and hands over every document, until the taker refuses.</summary>
    public void Run(PipelineContext context, Variables variables, Func<RawValue, bool> take)
    {
        var inner = context.With(variables);
        var collection = Collection is null ? null : context.Store.Catalog.Find(Database, Collection);
        var run = QuerySource.Open(context.Store.Catalog, collection, $"{Database}.{Collection}", Pipeline, inner);
        try
        {
            while (run.TryNext(out var document) && take(document))
            {
            }
        }
        finally
        {
            run.Suspend();
        }
    }

    /// <summary>Its documents as one array.</summary>
    public RawValue RunToArray(PipelineContext context, Variables variables, string stage)
    {
        var items = new List<RawValue>();
        var held = 0L;
        Run(context, variables, document =>
        {
            items.Add(document);
            held += document.MemorySize;
            context.CheckMemory(stage, held);
            return true;
        });
        return RawValue.FromItems(items);
    }

    public CollectionInfo? Find(CatalogSnapshot catalog) => Collection is null ? null : catalog.Find(Database, Collection);
}
