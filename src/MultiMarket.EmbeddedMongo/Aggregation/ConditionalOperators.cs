using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$and, $or, $not, $cond, $ifNull and $switch, which evaluate no more than they need.</summary>
internal static class ConditionalOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$and"] = And;
        operators["$or"] = Or;
        operators["$not"] = spec => spec.Unary(value => RawValue.FromBoolean(!value.IsTrue));
        operators["$cond"] = Cond;
        operators["$ifNull"] = IfNull;
        operators["$switch"] = Switch;
    }

    private static ControlExpression And(OperatorSpec spec)
    {
        var parts = spec.Arguments(0, int.MaxValue);
        return new ControlExpression(row =>
        {
            foreach (var part in parts)
            {
                if (!part.Evaluate(row).IsTrue)
                    return RawValue.False;
            }

            return RawValue.True;
        });
    }

    private static ControlExpression Or(OperatorSpec spec)
    {
        var parts = spec.Arguments(0, int.MaxValue);
        return new ControlExpression(row =>
        {
            foreach (var part in parts)
            {
                if (part.Evaluate(row).IsTrue)
                    return RawValue.True;
            }

            return RawValue.False;
        });
    }

    private static ControlExpression Cond(OperatorSpec spec)
    {
        Expression test, yes, no;
        if (spec.Operand.IsDocument)
        {
            test = Part(spec, "if"u8, 17080);
            yes = Part(spec, "then"u8, 17081);
            no = Part(spec, "else"u8, 17082);
            foreach (var name in FieldNames.Of(spec.Operand))
            {
                if (name is not ("if" or "then" or "else"))
                    throw new MongoErrorException(17083, $"Unrecognized parameter to $cond: {name}");
            }
        }
        else
        {
            var parts = spec.Arguments(3, 3);
            (test, yes, no) = (parts[0], parts[1], parts[2]);
        }

        return new ControlExpression(row => (test.Evaluate(row).IsTrue ? yes : no).Evaluate(row));
    }

    private static Expression Part(OperatorSpec spec, ReadOnlySpan<byte> name, int code)
    {
        var value = spec.Operand.Field(name);
        return value.IsMissing ? throw new MongoErrorException(code, $"Missing '{name.AsName()}' parameter to $cond") : spec.Parse(value);
    }

    private static ControlExpression IfNull(OperatorSpec spec)
    {
        var items = spec.Operand.IsArray ? spec.Operand.ToItems().Count : 1;
        if (items < 2)
            throw new MongoErrorException(1257300, $"$ifNull needs at least two arguments, had: {items}");
        var parts = spec.Arguments(2, int.MaxValue);
        return new ControlExpression(row =>
        {
            for (var i = 0; i < parts.Length - 1; i++)
            {
                var value = parts[i].Evaluate(row);
                if (!value.IsNullish)
                    return value;
            }

            return parts[^1].Evaluate(row);
        });
    }

    private static ControlExpression Switch(OperatorSpec spec)
    {
        if (!spec.Operand.IsDocument)
            throw new MongoErrorException(40060, $"$switch requires an object as an argument, found: {spec.Operand.Tag.Alias()}");
        foreach (var name in FieldNames.Of(spec.Operand))
        {
            if (name is not ("branches" or "default"))
                throw new MongoErrorException(40067, $"$switch found an unknown argument: {name}");
        }

        var branches = spec.Operand.Field("branches"u8);
        if (!branches.IsMissing && !branches.IsArray)
            throw new MongoErrorException(40061, $"$switch expected an array for 'branches', found: {branches.Tag.Alias()}");
        var cases = branches.IsMissing ? [] : branches.ToItems().ConvertAll(branch => Branch(spec, branch));
        if (cases.Count == 0)
            throw new MongoErrorException(40068, "$switch requires at least one branch.");

        var fallback = spec.Optional("default"u8);
        return new ControlExpression(row =>
        {
            foreach (var (test, value) in cases)
            {
                if (test.Evaluate(row).IsTrue)
                    return value.Evaluate(row);
            }

            return fallback is not null
                ? fallback.Evaluate(row)
                : throw new MongoErrorException(40066, "$switch could not find a matching branch for an input, and no default was specified.");
        });
    }

    private static (Expression Test, Expression Value) Branch(OperatorSpec spec, RawValue branch)
    {
        if (!branch.IsDocument)
            throw new MongoErrorException(40062, $"$switch expected each branch to be an object, found: {branch.Tag.Alias()}");
        foreach (var name in FieldNames.Of(branch))
        {
            if (name is not ("case" or "then"))
                throw new MongoErrorException(40063, $"$switch found an unknown argument to a branch: {name}");
        }

        var test = branch.Field("case"u8);
        var value = branch.Field("then"u8);
        if (test.IsMissing)
            throw new MongoErrorException(40064, "$switch requires each branch have a 'case' expression");
        return value.IsMissing
            ? throw new MongoErrorException(40065, "$switch requires each branch have a 'then' expression.")
            : (spec.Parse(test), spec.Parse(value));
    }
}
