using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Storage;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query.Plans;

/// <summary>As many empty documents as the collection has, for pipelines that only count them.</summary>
internal sealed class CountedSource(CollectionInfo collection) : RowSource
{
    private long? _left;

    public override bool Pump(IDocumentStore store, Sink sink, Row row)
    {
        var left = _left ?? store.CountOf(collection);
        for (var i = 0; i < Portion && left > 0; i++)
        {
            left--;
            row.Reset(RawValue.EmptyDocument);
            if (!sink.Accept(row))
                return false;
        }

        _left = left;
        return left > 0;
    }
}
