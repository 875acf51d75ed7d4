using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>A compiled aggregation expression. Immutable; what changes during evaluation lives in the row.</summary>
internal abstract class Expression
{
    public abstract RawValue Evaluate(Row row);

    /// <summary>The value when it depends on no document and no variable.</summary>
    public virtual RawValue? Constant => null;
}

internal sealed class ConstantExpression(RawValue value) : Expression
{
    public override RawValue? Constant => value;

    public override RawValue Evaluate(Row row) => value;
}
