using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

internal sealed class UnaryExpression(Expression argument, Func<RawValue, RawValue> function) : Expression
{
    public override RawValue Evaluate(Row row) => function(argument.Evaluate(row));
}

internal sealed class BinaryExpression(Expression left, Expression right, Func<RawValue, RawValue, RawValue> function) : Expression
{
    public override RawValue Evaluate(Row row) => function(left.Evaluate(row), right.Evaluate(row));
}

/// <summary>A function of any number of arguments, all evaluated first.</summary>
internal sealed class VariadicExpression(IReadOnlyList<Expression> arguments, Func<RawValue[], RawValue> function) : Expression
{
    public override RawValue Evaluate(Row row)
    {
        var values = new RawValue[arguments.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = arguments[i].Evaluate(row);
        return function(values);
    }
}

/// <summary>An expression that decides itself what it evaluates and how often.</summary>
internal sealed class ControlExpression(Func<Row, RawValue> evaluate) : Expression
{
    public override RawValue Evaluate(Row row) => evaluate(row);
}
