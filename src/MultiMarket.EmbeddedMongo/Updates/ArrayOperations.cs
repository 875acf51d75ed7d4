using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Query;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>$push, $addToSet, $pop, $pull and $pullAll on one place.</summary>
internal static class ArrayOperations
{
    public static UpdateOperation.Apply Push(RawValue operand)
    {
        var push = PushSpecification.Parse(operand);
        return (root, segments, state) => push.Apply(Open("$push", root, segments, state).Items);
    }

    public static UpdateOperation.Apply AddToSet(RawValue operand)
    {
        var each = operand.Field("$each"u8);
        if (!each.IsMissing && !each.IsArray)
            throw MongoErrorException.TypeMismatch($"The argument to $each in $addToSet must be an array but it was of type {each.Tag.Alias()}");
        if (!each.IsMissing && FieldNames.Of(operand) is [_, var extra, ..])
            throw MongoErrorException.BadValue($"Found unexpected fields after $each in $addToSet: {extra}");
        var values = each.IsMissing ? [operand] : each.ToItems();
        return (root, segments, state) =>
        {
            var items = Open("$addToSet", root, segments, state).Items;
            var known = items.Select(item => item.Value).ToHashSet();
            foreach (var value in values.Where(known.Add))
                items.Add(new Node(value));
        };
    }

    public static UpdateOperation.Apply Pop(string path, RawValue operand)
    {
        if (!operand.IsNumber)
            throw MongoErrorException.FailedToParse($"Expected a number in: {path}: {ShellText.Of(operand)}");
        if (Math.Abs(operand.ToDouble()) != 1)
            throw MongoErrorException.FailedToParse($"$pop expects 1 or -1, found: {ShellText.Of(operand)}");
        var first = operand.ToDouble() < 0;
        return (root, segments, _) =>
        {
            if (Existing("$pop", root, segments) is { Items.Count: > 0 } array)
                array.Items.RemoveAt(first ? 0 : array.Items.Count - 1);
        };
    }

    public static UpdateOperation.Apply Pull(RawValue operand)
    {
        Func<RawValue, bool> test;
        if (operand.Tag == BsonTag.Regex || FieldOperators.IsOperators(operand))
        {
            test = FieldOperators.ParseItemTest(operand.Tag == BsonTag.Regex ? In(operand) : operand);
        }
        else if (operand.IsDocument)
        {
            var matcher = MatchParser.Parse(operand);
            test = item => item.IsDocument && matcher.Matches(item);
        }
        else
        {
            test = item => item.Equals(operand);
        }

        return (root, segments, _) => Existing("$pull", root, segments)?.Items.RemoveAll(item => test(item.Value));
    }

    public static UpdateOperation.Apply PullAll(RawValue operand)
    {
        if (!operand.IsArray)
            throw MongoErrorException.BadValue($"$pullAll requires an array argument but was given a {operand.Tag.Alias()}");
        var values = operand.ToItems().ToHashSet();
        return (root, segments, _) => Existing("$pullAll", root, segments)?.Items.RemoveAll(item => values.Contains(item.Value));
    }

    /// <summary>The array at a place, made when nothing is there.</summary>
    private static Node Open(string name, Node root, IReadOnlyList<string> segments, UpdateState state)
    {
        var target = UpdateTarget.Find(root, segments, create: true)!.Value;
        if (target.Current is null)
            target.Set(RawValue.EmptyArray);
        var current = target.Current!;
        if (current.IsArray)
            return current;
        throw MongoErrorException.BadValue(name == "$push"
            ? $"The field '{string.Join('.', segments)}' must be an array but is of type {current.Value.Tag.Alias()} in document {{_id: {ShellText.Of(state.Id)}}}"
            : $"Cannot apply {name} to non-array field. Field named '{segments[^1]}' has non-array type {current.Value.Tag.Alias()}");
    }

    private static Node? Existing(string name, Node root, IReadOnlyList<string> segments)
    {
        var current = UpdateTarget.Find(root, segments, create: false)?.Current;
        if (current is null || current.IsArray)
            return current;
        throw name == "$pop"
            ? MongoErrorException.TypeMismatch($"Path '{string.Join('.', segments)}' contains an element of non-array type '{current.Value.Tag.Alias()}'")
            : MongoErrorException.BadValue($"Cannot apply {name} to a non-array value");
    }

    private static RawValue In(RawValue regex)
    {
        using var writer = new BsonBufferWriter();
        var start = writer.BeginDocument();
        RawValue.FromItems([regex]).WriteTo(writer, "$in"u8);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }
}
