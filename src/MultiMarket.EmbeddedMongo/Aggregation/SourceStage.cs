using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Storage;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>A stage that makes documents itself and so can only be the first.</summary>
internal abstract class SourceStage(string name) : Stage
{
    public string Name => name;

    /// <summary>Whether it tells about a collection, which then must be named by the command.</summary>
    public virtual bool NeedsCollection => true;

    /// <param name="collection">The collection that the pipeline is for; null when there is none.</param>
    /// <param name="namespace">Its full name.</param>
    /// <param name="context">The running command.</param>
    public abstract RowSource OpenSource(CollectionInfo? collection, string @namespace, PipelineContext context);

    /// <summary>Passes everything on: by the time the pipeline runs, the source has been opened.</summary>
    public override Sink Open(Sink next, PipelineContext context) => next;
}
