using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>$map, $filter, $reduce and $sortArray.</summary>
internal static class ArrayIterationOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$map"] = Map;
        operators["$filter"] = Filter;
        operators["$reduce"] = Reduce;
        operators["$sortArray"] = SortArray;
    }

    private static ControlExpression Map(OperatorSpec spec)
    {
        spec.Named(16878, "$map only supports an object as its argument", 16879, "Unrecognized parameter to $map: ", "input", "as", "in");
        var input = spec.Required("input"u8, 16880);
        var scope = spec.Scope.With(As(spec), out var slot);
        var body = spec.Operand.Field("in"u8);
        if (body.IsMissing)
            throw new MongoErrorException(16882, "Missing 'in' parameter to $map");
        var each = ExpressionParser.Parse(body, scope);
        return new ControlExpression(row =>
        {
            var array = input.Evaluate(row);
            if (array.IsNullish)
                return RawValue.Null;
            if (!array.IsArray)
                throw new MongoErrorException(16883, $"input to $map must be an array not {array.Tag.Alias()}");

            using var writer = new BsonBufferWriter(array.Bytes.Length);
            var start = writer.BeginDocument();
            var count = 0;
            var items = array.Elements;
            while (items.MoveNext())
            {
                row.Variables[slot] = array.At(items);
                each.Evaluate(row).WriteTo(writer, count++);
            }

            writer.EndDocument(start);
            return RawValue.FromWriter(BsonTag.Array, writer);
        });
    }

    private static ControlExpression Filter(OperatorSpec spec)
    {
        spec.Named(28646, "$filter only supports an object as its argument", 28647, "Unrecognized parameter to $filter: ", "input", "as", "cond", "limit");
        var input = spec.Required("input"u8, 28648);
        var limit = spec.Optional("limit"u8);
        var scope = spec.Scope.With(As(spec), out var slot);
        var cond = spec.Operand.Field("cond"u8);
        if (cond.IsMissing)
            throw new MongoErrorException(28650, "Missing 'cond' parameter to $filter");
        var test = ExpressionParser.Parse(cond, scope);
        return new ControlExpression(row =>
        {
            var array = input.Evaluate(row);
            if (array.IsNullish)
                return RawValue.Null;
            if (!array.IsArray)
                throw new MongoErrorException(28651, $"input to $filter must be an array not {array.Tag.Alias()}");
            var max = Limit(limit?.Evaluate(row) ?? RawValue.Null);

            using var writer = new BsonBufferWriter(array.Bytes.Length);
            var start = writer.BeginDocument();
            var count = 0;
            var items = array.Elements;
            while (count < max && items.MoveNext())
            {
                var item = array.At(items);
                row.Variables[slot] = item;
                if (test.Evaluate(row).IsTrue)
                    item.WriteTo(writer, count++);
            }

            writer.EndDocument(start);
            return RawValue.FromWriter(BsonTag.Array, writer);
        });
    }

    private static long Limit(RawValue limit)
    {
        if (limit.IsNullish)
            return long.MaxValue;
        if (!limit.IsNumber || !limit.TryGetWhole(out var max))
            throw new MongoErrorException(327391, $"$filter: limit must be represented as a 32-bit integral value: {ShellText.Of(limit)}");
        return max > 0 ? max : throw new MongoErrorException(327392, "$filter: limit must be greater than 0");
    }

    private static ControlExpression Reduce(OperatorSpec spec)
    {
        spec.Named(40075, $"$reduce requires an object as an argument, found: {spec.Operand.Tag.Alias()}", 40076, "$reduce found an unknown argument: ", "input", "initialValue", "in");
        var input = spec.Required("input"u8, 40077, "$reduce requires 'input' to be specified");
        var initial = spec.Required("initialValue"u8, 40078, "$reduce requires 'initialValue' to be specified");
        var scope = spec.Scope.With("value", out var total).With("this", out var current);
        var body = spec.Operand.Field("in"u8);
        if (body.IsMissing)
            throw new MongoErrorException(40079, "$reduce requires 'in' to be specified");
        var step = ExpressionParser.Parse(body, scope);
        return new ControlExpression(row =>
        {
            var array = input.Evaluate(row);
            if (array.IsNullish)
                return RawValue.Null;
            if (!array.IsArray)
                throw new MongoErrorException(40080, $"$reduce requires that 'input' be an array, found: {ShellText.Of(array)}");
            var value = initial.Evaluate(row);
            var items = array.Elements;
            while (items.MoveNext())
            {
                row.Variables[total] = value;
                row.Variables[current] = array.At(items);
                value = step.Evaluate(row);
            }

            return value;
        });
    }

    private static ControlExpression SortArray(OperatorSpec spec)
    {
        spec.Named(2942500, $"$sortArray requires an object as an argument, found: {spec.Operand.Tag.Alias()}", 2942501, "$sortArray found an unknown argument: ", "input", "sortBy");
        var input = spec.Required("input"u8, 2942502, "$sortArray requires 'input' to be specified");
        var order = spec.Operand.Field("sortBy"u8);
        if (order.IsMissing)
            throw new MongoErrorException(2942503, "$sortArray requires 'sortBy' to be specified");
        var comparer = ItemOrder.Parse(order);
        return new ControlExpression(row =>
        {
            var array = input.Evaluate(row);
            if (array.IsNullish)
                return RawValue.Null;
            return array.IsArray
                ? RawValue.FromItems([.. array.ToItems().Order(comparer)])
                : throw new MongoErrorException(2942504, $"The input argument to $sortArray must be an array, but was of type: {array.Tag.Alias()}");
        });
    }

    private static string As(OperatorSpec spec)
    {
        var name = spec.Operand.Field("as"u8);
        if (name.IsMissing)
            return "this";
        if (!name.IsString)
            throw MongoErrorException.TypeMismatch($"'as' of {spec.Name} must be a string");
        VariableOperators.CheckName(name.String);
        return name.String;
    }
}
