using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation;

/// <summary>A document whose fields are expressions; fields without a value are left out.</summary>
internal sealed class ObjectExpression(IReadOnlyList<(byte[] Name, Expression Value)> fields) : Expression
{
    public IReadOnlyList<(byte[] Name, Expression Value)> Fields => fields;

    public override RawValue Evaluate(Row row)
    {
        using var writer = new BsonBufferWriter(256);
        var start = writer.BeginDocument();
        foreach (var (name, value) in fields)
            value.Evaluate(row).WriteTo(writer, name);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer);
    }
}

/// <summary>An array whose items are expressions; items without a value become null.</summary>
internal sealed class ArrayExpression(IReadOnlyList<Expression> items) : Expression
{
    public IReadOnlyList<Expression> Items => items;

    public override RawValue Evaluate(Row row)
    {
        using var writer = new BsonBufferWriter(256);
        var start = writer.BeginDocument();
        for (var i = 0; i < items.Count; i++)
            items[i].Evaluate(row).WriteTo(writer, i);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Array, writer);
    }
}
