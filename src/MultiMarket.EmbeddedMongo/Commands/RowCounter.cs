using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Commands;

/// <summary>Counts the documents that pass between two stages, for explain.</summary>
internal sealed class RowCounter : Stage
{
    public long Count { get; private set; }

    public override Sink Open(Sink next, PipelineContext context) => new CountingSink(this, next);

    private sealed class CountingSink(RowCounter owner, Sink next) : Sink
    {
        public override bool Accept(Row row)
        {
            owner.Count++;
            return next.Accept(row);
        }

        public override void Complete() => next.Complete();
    }
}
