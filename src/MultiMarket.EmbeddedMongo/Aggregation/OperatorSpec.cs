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
    /// <param name="typeCode">MongoDB's error code when the operand is no document.</param>
    /// <param name="typeMessage">What is said then.</param>
    /// <param name="nameCode">MongoDB's error code for an argument that the operator does not know.</param>
    /// <param name="nameMessage">What is said then, in front of the argument's name.</param>
    /// <param name="allowed">The arguments that it knows.</param>
    public void Named(int typeCode, string typeMessage, int nameCode, string nameMessage, params ReadOnlySpan<string> allowed)
    {
        if (!Operand.IsDocument)
            throw new MongoErrorException(typeCode, typeMessage);
        var elements = Operand.Elements;
        while (elements.MoveNext())
        {
            var name = elements.Name.AsName();
            if (!allowed.Contains(name))
                throw new MongoErrorException(nameCode, nameMessage + name);
        }
    }

    /// <summary>Checks names where MongoDB has the same codes for several operators.</summary>
    public void Named(int typeCode, int nameCode, params ReadOnlySpan<string> allowed) =>
        Named(typeCode, $"{Name} only supports an object as its argument", nameCode, $"Unrecognized argument to {Name}: ", allowed);

    /// <summary>A named argument that must be there.</summary>
    public Expression Required(ReadOnlySpan<byte> name, int code, string? message = null)
    {
        var value = Operand.Field(name);
        return value.IsMissing ? throw new MongoErrorException(code, message ?? $"Missing '{name.AsName()}' parameter to {Name}") : Parse(value);
    }

    /// <summary>A named argument, or null when it is not given.</summary>
    public Expression? Optional(ReadOnlySpan<byte> name)
    {
        var value = Operand.Field(name);
        return value.IsMissing ? null : Parse(value);
    }
}
