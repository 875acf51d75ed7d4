using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$literal, $const and $let.</summary>
internal static class VariableOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$literal"] = spec => new ConstantExpression(spec.Operand);
        operators["$const"] = spec => new ConstantExpression(spec.Operand);
        operators["$expr"] = spec => spec.Parse(spec.Operand);
        operators["$let"] = Let;
    }

    /// <exception cref="MongoErrorException">The name may not be used for a variable.</exception>
    public static void CheckName(string name)
    {
        if (name.Length == 0)
            throw new MongoErrorException(16866, "empty variable names are not allowed");
        if (name != "CURRENT" && !(char.IsAsciiLetterLower(name[0]) || name[0] > 127))
            throw new MongoErrorException(16867, $"'{name}' starts with an invalid character for a user variable name");
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_' && c <= 127)
                throw new MongoErrorException(16868, $"'{name}' contains an invalid character for a variable name: '{c}'");
        }
    }

    private static ControlExpression Let(OperatorSpec spec)
    {
        if (!spec.Operand.IsDocument)
            throw new MongoErrorException(16874, "$let only supports an object as its argument");
        foreach (var name in FieldNames.Of(spec.Operand))
        {
            if (name is not ("vars" or "in"))
                throw new MongoErrorException(16875, $"Unrecognized parameter to $let: {name}");
        }

        var vars = spec.Operand.Field("vars"u8);
        var body = spec.Operand.Field("in"u8);
        if (vars.IsMissing)
            throw new MongoErrorException(16876, "Missing 'vars' parameter to $let");
        if (!vars.IsDocument)
            throw new MongoErrorException(10065, "invalid parameter: expected an object (vars)");
        if (body.IsMissing)
            throw new MongoErrorException(16877, "Missing 'in' parameter to $let");

        var scope = spec.Scope;
        var bindings = new List<(int Slot, Expression Value)>();
        foreach (var (name, value) in FieldNames.AndValues(vars))
        {
            CheckName(name);
            // The variables see what was in sight before $let, not one another.
            var bound = spec.Parse(value);
            scope = scope.With(name, out var slot);
            bindings.Add((slot, bound));
        }

        var result = ExpressionParser.Parse(body, scope);
        return new ControlExpression(row =>
        {
            foreach (var (slot, value) in bindings)
                row.Variables[slot] = value.Evaluate(row);
            return result.Evaluate(row);
        });
    }
}
