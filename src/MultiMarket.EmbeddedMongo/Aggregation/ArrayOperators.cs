using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>Looking into arrays and cutting them.</summary>
internal static class ArrayOperators
{
    public static void AddTo(Dictionary<string, Func<OperatorSpec, Expression>> operators)
    {
        operators["$size"] = spec => spec.Unary(value => value.IsArray
            ? RawValue.FromInt32(Count(value))
            : throw new MongoErrorException(17124, $"The argument to $size must be an array, but was of type: {value.Tag.Alias()}"));
        operators["$isArray"] = spec => spec.Unary(value => RawValue.FromBoolean(value.IsArray));
        operators["$arrayElemAt"] = spec => spec.Binary(ElementAt);
        operators["$slice"] = spec => spec.Variadic(2, 3, Slice);
        operators["$in"] = spec => spec.Binary((item, array) => array.IsArray
            ? RawValue.FromBoolean(array.ToItems().Exists(i => i.Equals(item)))
            : throw new MongoErrorException(40081, $"$in requires an array as a second argument, found: {array.Tag.Alias()}"));
        operators["$concatArrays"] = spec => spec.Variadic(0, int.MaxValue, Concat);
        operators["$reverseArray"] = spec => spec.Unary(Reverse);
        operators["$indexOfArray"] = spec => spec.Variadic(2, 4, IndexOf);
        operators["$range"] = spec => spec.Variadic(2, 3, Range);
        operators["$arrayToObject"] = spec => spec.Unary(ToObject);
        operators["$zip"] = Zip;
    }

    public static int Count(RawValue array)
    {
        var count = 0;
        var items = array.Elements;
        while (items.MoveNext())
            count++;
        return count;
    }

    private static RawValue ElementAt(RawValue array, RawValue index)
    {
        if (array.IsNullish || index.IsNullish)
            return RawValue.Null;
        if (!array.IsArray)
            throw new MongoErrorException(28689, $"$arrayElemAt's first argument must be an array, but is {array.Tag.Alias()}");
        if (!index.IsNumber)
            throw new MongoErrorException(28690, $"$arrayElemAt's second argument must be a numeric value, but is {index.Tag.Alias()}");
        if (!index.TryGetWhole(out var at) || at is < int.MinValue or > int.MaxValue)
            throw new MongoErrorException(28691, $"$arrayElemAt's second argument must be representable as a 32-bit integer: {ShellText.Of(index)}");
        var items = array.ToItems();
        at = at < 0 ? at + items.Count : at;
        return at >= 0 && at < items.Count ? items[(int)at] : RawValue.Missing;
    }

    private static RawValue Slice(RawValue[] values)
    {
        if (values.Any(v => v.IsNullish))
            return RawValue.Null;
        if (!values[0].IsArray)
            throw new MongoErrorException(28724, $"First argument to $slice must be an array, but is of type: {values[0].Tag.Alias()}");
        var items = values[0].ToItems();
        var first = Whole("Second", 28725, 28726, values[1]);
        if (values.Length == 2)
            return RawValue.FromItems(first >= 0 ? [.. items.Take(first)] : [.. items.TakeLast(-first)]);
        var count = Whole("Third", 28727, 28728, values[2]);
        if (count <= 0)
            throw new MongoErrorException(28729, $"Third argument to $slice must be positive: {count}");
        var start = first >= 0 ? first : Math.Max(0, items.Count + first);
        return RawValue.FromItems([.. items.Skip(start).Take(count)]);
    }

    private static int Whole(string which, int typeCode, int rangeCode, RawValue value)
    {
        if (!value.IsNumber)
            throw new MongoErrorException(typeCode, $"{which} argument to $slice must be a numeric value, but is of type: {value.Tag.Alias()}");
        return value.TryGetWhole(out var whole) && whole is > int.MinValue and <= int.MaxValue
            ? (int)whole
            : throw new MongoErrorException(rangeCode, $"{which} argument to $slice can't be represented as a 32-bit integer: {ShellText.Of(value)}");
    }

    private static RawValue Concat(RawValue[] values)
    {
        var all = new List<RawValue>();
        foreach (var value in values)
        {
            if (value.IsNullish)
                return RawValue.Null;
            all.AddRange(value.IsArray ? value.ToItems() : throw new MongoErrorException(28664, $"$concatArrays only supports arrays, not {value.Tag.Alias()}"));
        }

        return RawValue.FromItems(all);
    }

    private static RawValue Reverse(RawValue array)
    {
        if (array.IsNullish)
            return RawValue.Null;
        if (!array.IsArray)
            throw new MongoErrorException(34435, $"The argument to $reverseArray must be an array, but was of type: {array.Tag.Alias()}");
        var items = array.ToItems();
        items.Reverse();
        return RawValue.FromItems(items);
    }

    private static RawValue IndexOf(RawValue[] values)
    {
        if (values[0].IsNullish)
            return RawValue.Null;
        if (!values[0].IsArray)
            throw new MongoErrorException(40090, $"$indexOfArray requires an array as a first argument, found: {values[0].Tag.Alias()}");
        var items = values[0].ToItems();
        var start = values.Length > 2 ? Position(values[2], "starting") : 0;
        var end = Math.Min(items.Count, values.Length > 3 ? Position(values[3], "ending") : items.Count);
        for (var i = start; i < end; i++)
        {
            if (items[(int)i].Equals(values[1]))
                return RawValue.FromInt32((int)i);
        }

        return RawValue.FromInt32(-1);
    }

    private static long Position(RawValue value, string what)
    {
        if (!value.IsNumber || !value.TryGetWhole(out var position))
            throw new MongoErrorException(40096, $"$indexOfArray requires an integral {what} index, found a value of type: {value.Tag.Alias()}, with value: {ShellText.Of(value)}");
        return position >= 0 ? position : throw new MongoErrorException(40097, $"$indexOfArray requires a nonnegative {what} index, found: {position}");
    }

    private static RawValue Range(RawValue[] values)
    {
        var start = Bound(values[0], 34443, 34444, "starting value");
        var end = Bound(values[1], 34445, 34446, "ending value");
        var step = values.Length > 2 ? Bound(values[2], 34447, 34448, "step value") : 1;
        if (step == 0)
            throw new MongoErrorException(34449, "$range requires a non-zero step value");
        var items = new List<RawValue>();
        for (long i = start; step > 0 ? i < end : i > end; i += step)
        {
            items.Add(RawValue.FromInt32((int)i));
            if (items.Count > 4_000_000)
                throw new MongoErrorException(MongoErrorCode.ExceededMemoryLimit, "$range would use too much memory");
        }

        return RawValue.FromItems(items);
    }

    private static int Bound(RawValue value, int typeCode, int rangeCode, string what)
    {
        if (!value.IsNumber)
            throw new MongoErrorException(typeCode, $"$range requires a numeric {what}, found value of type: {value.Tag.Alias()}");
        return value.TryGetWhole(out var whole) && whole is >= int.MinValue and <= int.MaxValue
            ? (int)whole
            : throw new MongoErrorException(rangeCode, $"$range requires a {what} that can be represented as a 32-bit integer, found value: {ShellText.Of(value)}");
    }

    private static RawValue ToObject(RawValue array)
    {
        if (array.IsNullish)
            return RawValue.Null;
        if (!array.IsArray)
            throw new MongoErrorException(40386, $"$arrayToObject requires an array input, found: {array.Tag.Alias()}");
        var row = new Row(RawValue.EmptyDocument);
        var form = BsonTag.Missing;
        foreach (var item in array.ToItems())
        {
            if (form is BsonTag.Array or BsonTag.Document && item.Tag != form)
            {
                throw new MongoErrorException(form == BsonTag.Array ? 40396 : 40391,
                    $"$arrayToObject requires a consistent input format. Elements must all be arrays or all be objects. {(form == BsonTag.Array ? "Array" : "Object")} was detected, now found: {item.Tag.Alias()}");
            }

            form = item.Tag;
            var (key, value) = Pair(item);
            row.Set(key.Text.ToArray(), value);
        }

        return row.ToDocument();
    }

    private static (RawValue Key, RawValue Value) Pair(RawValue item)
    {
        RawValue key, value;
        if (item.IsArray)
        {
            var pair = item.ToItems();
            if (pair.Count != 2)
                throw new MongoErrorException(40397, $"$arrayToObject requires an array of size 2 arrays,found array of size: {pair.Count}");
            (key, value) = (pair[0], pair[1]);
            if (!key.IsString)
                throw new MongoErrorException(40395, $"$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: {key.Tag.Alias()}");
        }
        else if (item.IsDocument)
        {
            (key, value) = (item.Field("k"u8), item.Field("v"u8));
            if (FieldNames.Of(item).Count != 2)
                throw new MongoErrorException(40392, $"$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:{FieldNames.Of(item).Count}");
            if (key.IsMissing || value.IsMissing)
                throw new MongoErrorException(40393, $"$arrayToObject requires an object with keys 'k' and 'v'. Missing either or both keys from: {ShellText.Of(item)}");
            if (!key.IsString)
                throw new MongoErrorException(40394, $"$arrayToObject requires an object with keys 'k' and 'v', where the value of 'k' must be of type string. Found type: {key.Tag.Alias()}");
        }
        else
        {
            throw new MongoErrorException(40398, $"Unrecognised input type format for $arrayToObject: {item.Tag.Alias()}");
        }

        return key.Text.Contains((byte)0) ? throw new MongoErrorException(4940400, "Key field cannot contain an embedded null byte") : (key, value);
    }

    private static ControlExpression Zip(OperatorSpec spec)
    {
        spec.Named(34460, $"$zip only supports an object as an argument, found {spec.Operand.Tag.Alias()}", 34464, "$zip found an unknown argument: ", "inputs", "useLongestLength", "defaults");
        var inputs = spec.Operand.Field("inputs"u8);
        if (!inputs.IsMissing && !inputs.IsArray)
            throw new MongoErrorException(34461, $"inputs must be an array of expressions, found {inputs.Tag.Alias()}");
        var defaults = spec.Operand.Field("defaults"u8);
        if (!defaults.IsMissing && !defaults.IsArray)
            throw new MongoErrorException(34462, $"defaults must be an array of expressions, found {defaults.Tag.Alias()}");
        var useLongest = spec.Operand.Field("useLongestLength"u8);
        if (!useLongest.IsMissing && useLongest.Tag != BsonTag.Boolean)
            throw new MongoErrorException(34463, $"useLongestLength must be a bool, found {useLongest.Tag.Alias()}");
        if (inputs.IsMissing || Count(inputs) == 0)
            throw new MongoErrorException(34465, "$zip requires at least one input array");
        var longest = useLongest.IsTrue;
        var sources = inputs.ToItems().ConvertAll(spec.Parse);
        if (!defaults.IsMissing && !longest)
            throw new MongoErrorException(34466, "cannot specify defaults unless useLongestLength is true");
        var fill = defaults.IsArray ? defaults.ToItems().ConvertAll(spec.Parse) : null;
        if (fill is not null && fill.Count != sources.Count)
            throw new MongoErrorException(34467, "defaults and inputs must have the same length");

        return new ControlExpression(row =>
        {
            var arrays = new List<List<RawValue>>();
            foreach (var source in sources)
            {
                var array = source.Evaluate(row);
                if (array.IsNullish)
                    return RawValue.Null;
                arrays.Add(array.IsArray ? array.ToItems() : throw new MongoErrorException(34468, $"$zip found a non-array expression in input: {ShellText.Of(array)}"));
            }

            var length = longest ? arrays.Max(a => a.Count) : arrays.Min(a => a.Count);
            return RawValue.FromItems([.. Enumerable.Range(0, length).Select(i => RawValue.FromItems(
                [.. arrays.Select((array, n) => i < array.Count ? array[i] : fill?[n].Evaluate(row) ?? RawValue.Null)]))]);
        });
    }
}
