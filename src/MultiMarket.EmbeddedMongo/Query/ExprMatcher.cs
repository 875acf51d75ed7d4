using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>$expr: an aggregation expression that must be true.</summary>
internal sealed class ExprMatcher : Matcher
{
    private readonly Expression _expression;
    private readonly List<(FieldPath Path, Expression Value)> _equalities = [];

    private ExprMatcher(Expression expression) => _expression = expression;

    public static ExprMatcher Parse(RawValue operand, VariableScope variables)
    {
        var matcher = new ExprMatcher(ExpressionParser.Parse(operand, variables));
        matcher.Gather(operand, variables);
        return matcher;
    }

    public override bool Matches(Row row) => _expression.Evaluate(row).IsTrue;

    /// <summary>
    /// Fields that must equal a value known before any document is read, as in a $lookup by $expr. Other than in a query an array is not
    /// searched for the value, so that this tells something only of fields that hold no arrays.
    /// </summary>
    public IEnumerable<(FieldPath Path, RawValue Value)> Equalities(Variables variables)
    {
        var nothing = new Row(RawValue.EmptyDocument) { Variables = variables };
        return _equalities.Select(equality => (equality.Path, equality.Value.Evaluate(nothing)));
    }

    private void Gather(RawValue expression, VariableScope variables)
    {
        if (!expression.IsDocument)
            return;
        if (expression.Field("$and"u8) is { IsArray: true } all)
            all.ToItems().ForEach(part => Gather(part, variables));
        if (expression.Field("$eq"u8) is not { IsArray: true } pair || pair.ToItems() is not [var left, var right])
            return;
        if (IsField(left) && IsKnown(right))
            Add(left, right, variables);
        else if (IsField(right) && IsKnown(left))
            Add(right, left, variables);
    }

    private void Add(RawValue field, RawValue value, VariableScope variables)
    {
        var path = new FieldPath(field.String[1..]);
        // A number in a path names a field here, but also a place in an array where an index is concerned.
        if (!Enumerable.Range(0, path.Count).Any(i => path.Index(i) >= 0))
            _equalities.Add((path, ExpressionParser.Parse(value, variables)));
    }

    private static bool IsField(RawValue value) => value.IsString && value.String is ['$', not '$', ..];

    private static bool IsKnown(RawValue value) =>
        !value.IsDocument && !value.IsArray && !IsField(value) && FieldDependencies.OfExpression(value) is { Everything: false, Fields.Count: 0 };
}
