using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Compiles aggregation expressions.</summary>
internal static class ExpressionParser
{
    private static readonly Dictionary<string, Func<OperatorSpec, Expression>> Operators = MakeOperators();

    /// <exception cref="MongoErrorException">An operator or variable is unknown, or an operand is wrong.</exception>
    public static Expression Parse(RawValue value, VariableScope scope) => value.Tag switch
    {
        BsonTag.String when value.Text.Length > 0 && value.Text[0] == '$' => ParsePath(value.String, scope),
        BsonTag.Document => ParseDocument(value, scope),
        BsonTag.Array => ParseArray(value, scope),
        _ => new ConstantExpression(value),
    };

    /// <summary>Whether MongoDB has the operator, though this server may not.</summary>
    public static bool IsKnown(string name) => Operators.ContainsKey(name) || UnsupportedOperators.Contains(name);

    private static Expression ParsePath(string text, VariableScope scope)
    {
        if (text.StartsWith("$$", StringComparison.Ordinal))
            return ParseVariable(text[2..], scope);
        var path = text[1..];
        CheckPath(path);
        // $let may hide CURRENT, which every path begins with.
        return scope.TryFind("CURRENT", out var current) ? new VariableExpression(current, new FieldPath(path)) : new FieldExpression(new FieldPath(path));
    }

    private static Expression ParseVariable(string text, VariableScope scope)
    {
        if (text.Length == 0)
            throw new MongoErrorException(16869, "empty variable names are not allowed");
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? text : text[..dot];
        FieldPath? path = null;
        if (dot >= 0)
        {
            CheckPath(text[(dot + 1)..]);
            path = new FieldPath(text[(dot + 1)..]);
        }

        if (scope.TryFind(name, out var slot))
            return new VariableExpression(slot, path);
        switch (name)
        {
            case "ROOT" or "CURRENT":
                return path is null ? new RootExpression() : new FieldExpression(path);
            case "REMOVE":
                return new ConstantExpression(RawValue.Missing);
            case "USER_ROLES":
                return new ConstantExpression(RawValue.EmptyArray);
            case "CLUSTER_TIME" or "JS_SCOPE" or "IS_MR" or "SEARCH_META":
                throw new MongoErrorException(51144, $"Builtin variable '$${name}' is not available");
            default:
                throw new MongoErrorException(17276, $"Use of undefined variable: {name}");
        }
    }

    /// <summary>Checks a field path without its dollar.</summary>
    /// <exception cref="MongoErrorException">A part is empty or starts with a dollar.</exception>
    public static void CheckPath(string path)
    {
        if (path.Length == 0)
            throw new MongoErrorException(16872, "'$' by itself is not a valid FieldPath");
        if (path.EndsWith('.'))
            throw new MongoErrorException(40353, "FieldPath must not end with a '.'.");
        foreach (var part in path.Split('.'))
        {
            if (part.Length == 0)
                throw new MongoErrorException(15998, "FieldPath field names may not be empty strings.");
            if (part[0] == '$')
                throw new MongoErrorException(16410, $"FieldPath field names may not start with '$'. Consider using $getField or $setField.");
            if (part.Contains('\0', StringComparison.Ordinal))
                throw new MongoErrorException(16411, "FieldPath field names may not contain '\\0'.");
        }
    }

    private static Expression ParseDocument(RawValue document, VariableScope scope)
    {
        var elements = document.Elements;
        if (elements.MoveNext() && elements.Name.Length > 0 && elements.Name[0] == '$')
        {
            var name = elements.Name.AsName();
            var operand = document.At(elements);
            if (elements.MoveNext())
                throw new MongoErrorException(15983, $"an object representing an expression must have exactly one field: {ShellText.Of(document)}");
            return ParseOperator(name, operand, scope);
        }

        var fields = new List<(byte[], Expression)>();
        var names = new HashSet<string>();
        elements = document.Elements;
        while (elements.MoveNext())
        {
            var name = elements.Name.AsName();
            if (name.StartsWith('$'))
                throw new MongoErrorException(16410, $"FieldPath field names may not start with '$'. Consider using $getField or $setField.");
            if (name.Contains('.', StringComparison.Ordinal))
                throw new MongoErrorException(16412, $"FieldPath field names may not contain '.'. Consider using $getField or $setField.");
            if (!names.Add(name))
                throw new MongoErrorException(16406, $"duplicate field name specified in object literal: {ShellText.Of(document)}");
            fields.Add((elements.Name.ToArray(), Parse(document.At(elements), scope)));
        }

        return fields.All(f => f.Item2.Constant is not null) ? new ConstantExpression(new ObjectExpression(fields).Evaluate(new Row())) : new ObjectExpression(fields);
    }

    public static Expression ParseOperator(string name, RawValue operand, VariableScope scope)
    {
        if (!Operators.TryGetValue(name, out var factory))
        {
            throw UnsupportedOperators.Contains(name)
                ? MongoErrorException.NotImplemented(name)
                : new MongoErrorException(MongoErrorCode.InvalidPipelineOperator, $"Unrecognized expression '{name}'");
        }

        return factory(new OperatorSpec(name, operand, scope));
    }

    private static Expression ParseArray(RawValue array, VariableScope scope)
    {
        var items = array.ToItems().ConvertAll(item => Parse(item, scope));
        return items.TrueForAll(item => item.Constant is not null)
            ? new ConstantExpression(RawValue.FromItems(items.ConvertAll(item => item.Constant!.Value)))
            : new ArrayExpression(items);
    }

    private static Dictionary<string, Func<OperatorSpec, Expression>> MakeOperators()
    {
        var operators = new Dictionary<string, Func<OperatorSpec, Expression>>();
        ArithmeticOperators.AddTo(operators);
        RoundingOperators.AddTo(operators);
        ComparisonOperators.AddTo(operators);
        ConditionalOperators.AddTo(operators);
        VariableOperators.AddTo(operators);
        StringOperators.AddTo(operators);
        StringSearchOperators.AddTo(operators);
        ArrayOperators.AddTo(operators);
        ArrayIterationOperators.AddTo(operators);
        ReducingOperators.AddTo(operators);
        PercentileOperators.AddTo(operators);
        SetOperators.AddTo(operators);
        TypeOperators.AddTo(operators);
        ObjectOperators.AddTo(operators);
        DatePartOperators.AddTo(operators);
        DateOperators.AddTo(operators);
        return operators;
    }

    /// <summary>Operators that MongoDB has and this server does not.</summary>
    private static readonly HashSet<string> UnsupportedOperators =
    [
        "$function", "$accumulator", "$meta", "$sin", "$cos", "$tan", "$asin", "$acos", "$atan", "$atan2", "$asinh", "$acosh", "$atanh", "$sinh", "$cosh",
        "$tanh", "$degreesToRadians", "$radiansToDegrees", "$toHashedIndexKey",
    ];
}
