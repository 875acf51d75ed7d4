using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>$set, $unset, $inc, $mul, $min, $max, $bit and $currentDate on one place.</summary>
internal static class FieldOperations
{
    public static UpdateOperation.Apply Set(RawValue operand) => (root, segments, _) => Target(root, segments).Set(operand);

    public static UpdateOperation.Apply SetOnInsert(RawValue operand) => (root, segments, state) =>
    {
        if (state.IsInsert)
            Target(root, segments).Set(operand);
    };

    public static UpdateOperation.Apply Unset() => (root, segments, _) => UpdateTarget.Find(root, segments, create: false)?.Remove();

    public static UpdateOperation.Apply Arithmetic(string name, string path, RawValue operand)
    {
        var verb = name == "$inc" ? "increment" : "multiply";
        if (!operand.IsNumber)
            throw MongoErrorException.TypeMismatch($"Cannot {verb} with non-numeric argument: {{{path}: {ShellText.Of(operand)}}}");
        return (root, segments, state) =>
        {
            var target = Target(root, segments);
            if (target.Current is not { } current)
            {
                target.Set(name == "$inc" ? operand : NumberArithmetic.Multiply(operand, RawValue.FromInt32(0)));
                return;
            }

            var value = current.Value;
            if (!value.IsNumber)
                throw MongoErrorException.TypeMismatch($"Cannot apply {name} to a value of non-numeric type. {{_id: {ShellText.Of(state.Id)}}} has the field '{segments[^1]}' of non-numeric type {value.Tag.Alias()}");
            var result = name == "$inc" ? NumberArithmetic.Add(value, operand) : NumberArithmetic.Multiply(value, operand);
            if (value.IsInteger && operand.IsInteger && !result.IsInteger)
                throw MongoErrorException.BadValue($"Failed to apply {name} operations to current value ({value.Int64}) for document {{_id: {ShellText.Of(state.Id)}}}");
            target.Set(result);
        };
    }

    public static UpdateOperation.Apply Extreme(RawValue operand, bool largest) => (root, segments, _) =>
    {
        var target = Target(root, segments);
        var order = target.Current is { } current ? operand.CompareTo(current.Value) : largest ? 1 : -1;
        if (largest ? order > 0 : order < 0)
            target.Set(operand);
    };

    public static UpdateOperation.Apply CurrentDate(string path, RawValue operand)
    {
        var timestamp = operand.Field("$type"u8) is { IsString: true, String: "timestamp" };
        if (operand.IsDocument && !timestamp && operand.Field("$type"u8) is not { IsString: true, String: "date" })
            throw MongoErrorException.BadValue("The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}");
        if (operand.Tag != BsonTag.Boolean && !operand.IsDocument)
            throw MongoErrorException.BadValue($"{operand.Tag.Alias()} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({{$type: 'timestamp/date'}}). Path: {path}");
        return (root, segments, state) => Target(root, segments).Set(timestamp
            ? RawValue.FromTimestamp(((ulong)(state.Now / 1000) << 32) | 1)
            : RawValue.FromDateTime(state.Now));
    }

    public static UpdateOperation.Apply Bit(RawValue operand)
    {
        var steps = operand.IsDocument ? FieldNames.AndValues(operand) : [];
        if (steps.Count == 0)
            throw MongoErrorException.BadValue("You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}}");
        foreach (var (name, value) in steps)
        {
            if (name is not ("and" or "or" or "xor"))
                throw MongoErrorException.BadValue($"The $bit modifier only supports 'and', 'or', and 'xor', not '{name}' which is an unknown operator: {{{name}: {ShellText.Of(value)}}}");
            if (!value.IsInteger)
                throw MongoErrorException.BadValue($"The $bit modifier field must be an Integer(32/64 bit); a '{value.Tag.Alias()}' is not supported here: {{{name}: {ShellText.Of(value)}}}");
        }

        return (root, segments, state) =>
        {
            var target = Target(root, segments);
            var value = target.Current?.Value ?? RawValue.FromInt32(0);
            if (!value.IsInteger)
                throw MongoErrorException.BadValue($"Cannot apply $bit to a value of non-integral type. _id: {ShellText.Of(state.Id)} has the field {segments[^1]} of non-integer type {value.Tag.Alias()}");
            foreach (var (name, bits) in steps)
            {
                var result = name switch { "and" => value.Int64 & bits.Int64, "or" => value.Int64 | bits.Int64, _ => value.Int64 ^ bits.Int64 };
                value = value.Tag == BsonTag.Int64 || bits.Tag == BsonTag.Int64 ? RawValue.FromInt64(result) : RawValue.FromInt32((int)result);
            }

            target.Set(value);
        };
    }

    private static UpdateTarget Target(Node root, IReadOnlyList<string> segments) => UpdateTarget.Find(root, segments, create: true)!.Value;
}
