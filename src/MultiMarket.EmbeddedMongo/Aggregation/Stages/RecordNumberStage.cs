using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>Notes in every document where it is stored, for <c>showRecordId</c>: a number that counts upwards in the order of insertion.</summary>
internal sealed class RecordNumberStage : Stage
{
    public static readonly byte[] Field = "$recordId"u8.ToArray();

    public override Sink Open(Sink next, PipelineContext context) => new NumberingSink(next, context);

    private sealed class NumberingSink(Sink next, PipelineContext context) : Sink
    {
        public override bool Accept(Row row)
        {
            row.Set(Field, RawValue.FromInt64(context.Source!.CurrentRow));
            return next.Accept(row);
        }

        public override void Complete() => next.Complete();

        public override void Abandon() => next.Abandon();
    }
}
