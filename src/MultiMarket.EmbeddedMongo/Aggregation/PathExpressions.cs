using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary><c>$a.b</c>: a field of the document; through an array, the array of what its documents have there.</summary>
internal sealed class FieldExpression(FieldPath path) : Expression
{
    public FieldPath Path => path;

    public override RawValue Evaluate(Row row)
    {
        var value = row.Field(path.First);
        return path.Count == 1 ? value : PathWalk.Follow(value, path, 1);
    }
}

/// <summary><c>$$ROOT</c> and <c>$$CURRENT</c>.</summary>
internal sealed class RootExpression : Expression
{
    public override RawValue Evaluate(Row row) => row.ToDocument();
}

/// <summary><c>$$name</c> or <c>$$name.a.b</c>.</summary>
internal sealed class VariableExpression(int slot, FieldPath? path) : Expression
{
    public override RawValue Evaluate(Row row)
    {
        var value = row.Variables[slot];
        return path is null ? value : PathWalk.Follow(value, path, 0);
    }
}

/// <summary>A dotted path applied to the value of another expression.</summary>
internal sealed class NestedPathExpression(Expression source, FieldPath path) : Expression
{
    public override RawValue Evaluate(Row row) => PathWalk.Follow(source.Evaluate(row), path, 0);
}

internal static class PathWalk
{
    /// <summary>Follows a path as expressions do: arrays are mapped, arrays directly inside arrays are left out.</summary>
    public static RawValue Follow(RawValue value, FieldPath path, int from)
    {
        for (var i = from; i < path.Count; i++)
        {
            if (value.IsArray)
                return Map(value, path, i);
            value = value.Field(path[i]);
        }

        return value;
    }

    private static RawValue Map(RawValue array, FieldPath path, int from)
    {
        using var writer = new BsonBufferWriter(array.Bytes.Length);
        var start = writer.BeginDocument();
        var count = 0;
        var items = array.Elements;
        while (items.MoveNext())
        {
            if (items.Tag != BsonTag.Document)
                continue;
            var found = Follow(array.At(items), path, from);
            if (!found.IsMissing)
                found.WriteTo(writer, count++);
        }

        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Array, writer);
    }
}
