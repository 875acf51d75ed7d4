using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Stages;

/// <summary>$group.</summary>
/// <param name="id">The key.</param>
/// <param name="fields">What is accumulated.</param>
/// <param name="reads">The fields that both need.</param>
internal sealed class GroupStage(Expression id, IReadOnlyList<(byte[] Name, AccumulatorSpec Accumulator)> fields, FieldDependencies reads) : Stage
{
    public override FieldDependencies Reads => reads;

    public override bool Closes => true;

    /// <summary>Whether parts of the input may be grouped by themselves, in any order, and merged.</summary>
    public bool IsMergeable { get; } = fields.All(item => item.Accumulator.Prototype.IsMergeable);

    /// <summary>Whether the order of the input shows in the result.</summary>
    public bool IsOrdered { get; } = fields.Any(item => item.Accumulator.Prototype.IsOrdered);

    public static GroupStage Parse(RawValue spec, VariableScope scope)
    {
        if (!spec.IsDocument)
            throw new MongoErrorException(15947, "a group's fields must be specified in an object");
        Expression? id = null;
        var fields = new List<(byte[], AccumulatorSpec)>();
        foreach (var (name, value) in FieldNames.AndValues(spec))
        {
            if (name == "_id")
            {
                id = id is null ? ExpressionParser.Parse(value, scope) : throw new MongoErrorException(15948, "a group's _id may only be specified once");
                continue;
            }

            if (name.Contains('.', StringComparison.Ordinal))
                throw new MongoErrorException(40235, $"The field name '{name}' cannot contain '.'");
            if (name.StartsWith('$'))
                throw new MongoErrorException(40236, $"The field name '{name}' cannot be an operator name");
            fields.Add((name.AsUtf8(), AccumulatorParser.Parse(name, value, scope)));
        }

        return new GroupStage(id ?? throw new MongoErrorException(15955, "a group specification must include an _id"), fields, FieldDependencies.OfExpression(spec));
    }

    public override Sink Open(Sink next, PipelineContext context) => new GroupSink(next, context, OpenTable(OpenMeter(context)));

    /// <summary>Starts to count the memory of one run.</summary>
    public static MemoryMeter OpenMeter(PipelineContext context) => new(context, "$group");

    /// <summary>Starts an empty table of groups; several may be filled side by side under one meter and merged.</summary>
    public GroupTable OpenTable(MemoryMeter meter) => new(id, fields, meter);

    private sealed class GroupSink(Sink next, PipelineContext context, GroupTable table) : Sink
    {
        public override bool Accept(Row row)
        {
            table.Add(row);
            return true;
        }

        public override void Complete()
        {
            context.Deadline.Check();
            table.Push(next);
            next.Complete();
        }
    }
}
