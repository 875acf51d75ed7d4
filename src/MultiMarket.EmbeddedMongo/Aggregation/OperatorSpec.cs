using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>One use of an operator while it is compiled: its name, what stands behind it, and the variables in sight.</summary>
internal sealed record OperatorSpec(string Name, RawValue Operand, VariableScope Scope)
{
    public Expression Parse(RawValue value) => ExpressionParser.Parse(value, Scope);

    /// <summary>The arguments: the items of an array, or the one value that is no array.</summary>
    public Expression[] Arguments(int min, int max)
    {
        var items = Operand.IsArray ? Operand.ToItems() : [Operand];
        if (items.Count >= min && items.Count <= max)
            return [.. items.Select(Parse)];
        if (min == max)
            throw new MongoErrorException(16020, $"Expression {Name} takes exactly {min} arguments. {items.Count} were passed in.");
        throw max == int.MaxValue
            ? new MongoErrorException(28667, $"Expression {Name} takes at least {min} arguments, but {items.Count} were passed in.")
            : new MongoErrorException(28667, $"Expression {Name} takes at least {min} arguments, and at most {max}, but {items.Count} were passed in.");
    }

    public Expression Unary(Func<RawValue, RawValue> function) => new UnaryExpression(Arguments(1, 1)[0], function);

    public Expression Binary(Func<RawValue, RawValue, RawValue> function)
    {
        var arguments = Arguments(2, 2);
        return new BinaryExpression(arguments[0], arguments[1], function);
    }

    public Expression Variadic(int min, int max, Func<RawValue[], RawValue> function) => new VariadicExpression(Arguments(min, max), function);

    /// <summary>Checks the names of an operator that takes a document of named arguments.</summary>
    public void Named(params ReadOnlySpan<string> allowed)
    {
        if (!Operand.IsDocument)
            throw new MongoErrorException(MongoErrorCode.FailedToParse, $"{Name} only supports an object as its argument");
        var elements = Operand.Elements;
        while (elements.MoveNext())
        {
            var name = elements.Name.AsName();
            if (!allowed.Contains(name))
                throw new MongoErrorException(MongoErrorCode.FailedToParse, $"Unrecognized argument to {Name}: {name}");
        }
    }

    /// <summary>A named argument that must be there.</summary>
    public Expression Required(ReadOnlySpan<byte> name)
    {
        var value = Operand.Field(name);
        return value.IsMissing ? throw new MongoErrorException(MongoErrorCode.FailedToParse, $"Missing '{name.AsName()}' parameter to {Name}") : Parse(value);
    }

    /// <summary>A named argument, or null when it is not given.</summary>
    public Expression? Optional(ReadOnlySpan<byte> name)
    {
        var value = Operand.Field(name);
        return value.IsMissing ? null : Parse(value);
    }
}
