using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Query.Plans;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>
/// $lookup. An equality is answered by an index of the other collection where there is one, else from a table of it that
/// is built once; a pipeline runs once for every document, or once in all when it uses nothing of the document.
/// </summary>
internal sealed class LookupStage(SubPipeline other, FieldPath? local, FieldPath? foreign, IReadOnlyList<(int Slot, Expression Value)> let, FieldPath @as) : Stage
{
    public override Sink Open(Sink next, PipelineContext context) => new LookupSink(this, next, context);

    private sealed class LookupSink(LookupStage stage, Sink next, PipelineContext context) : Sink
    {
        private readonly Expression? _local = stage._localField is null ? null : new FieldExpression(stage._localField);
        private LookupTable? _table;
        private RawValue _constant;

        public override bool Accept(Row row)
        {
            var found = Find(row);
            row.SetPath(stage._as, found);
            return next.Accept(row);
        }

        public override void Complete() => next.Complete();

        private RawValue Find(Row row)
        {
            var variables = row.Variables;
            foreach (var (slot, value) in stage._let)
                variables[slot] = value.Evaluate(row);
            if (_local is null)
            {
                if (stage._let.Count > 0)
                    return stage._other.RunToArray(context, variables.Copy(), "$lookup");
                return _constant.IsMissing ? _constant = stage._other.RunToArray(context, variables.Copy(), "$lookup") : _constant;
            }

            var keys = Keys(_local.Evaluate(row));
            if (stage._other.Pipeline.Stages.Count == 0 && Table() is { } table)
                return table.Find(keys);
            var filtered = stage._other with { Pipeline = new Pipeline([new MatchStage(stage.Equality(keys)), .. stage._other.Pipeline.Stages]) };
            return filtered.RunToArray(context, variables.Copy(), "$lookup");
        }

        /// <summary>The table of the other collection, unless an index serves better.</summary>
        private LookupTable? Table()
        {
            if (_table is not null)
                return _table;
            var collection = stage._other.Find(context.Store.Catalog);
            if (collection is { IsView: false } && Planner.Plan(collection, stage.Equality([RawValue.FromInt32(0)])).Index is not null)
                return null;
            _table = new LookupTable(stage._foreignField!, context);
            stage._other.Run(context, context.Variables.Copy(), _table.Add);
            return _table;
        }
    }

    private readonly SubPipeline _other = other;
    private readonly FieldPath? _localField = local;
    private readonly FieldPath? _foreignField = foreign;
    private readonly IReadOnlyList<(int Slot, Expression Value)> _let = let;
    private readonly FieldPath _as = @as;

    /// <summary>An array stands for its items; nothing stands for null.</summary>
    private static List<RawValue> Keys(RawValue value) =>
        value.IsArray ? value.ToItems() : [value.IsNullish ? RawValue.Null : value];

    private PathMatcher Equality(List<RawValue> keys) =>
        new(_foreignField!, keys is [var only] ? new EqualPredicate(only) : new InPredicate(keys, []));
}
