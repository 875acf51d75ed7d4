using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Aggregation.Projections;

/// <summary>Which fields of a document go on, and which are computed.</summary>
/// <param name="root">What happens to the fields.</param>
/// <param name="keepsOthers">Whether fields that are not named go on: in an exclusion and in $addFields.</param>
/// <param name="last">What happens to the whole result, made of the document that stands in the row.</param>
internal sealed class Projection(ProjectionNode root, bool keepsOthers, Func<RawValue, Row, RawValue>? last = null)
{
    public ProjectionNode Root => root;

    public bool KeepsOthers => keepsOthers;

    public RawValue Apply(Row row)
    {
        var document = row.ToDocument();
        using var writer = new BsonBufferWriter(document.Bytes.Length + 128);
        var start = writer.BeginDocument();
        WriteFields(writer, document, root, row);
        writer.EndDocument(start);
        var result = RawValue.FromWriter(BsonTag.Document, writer);
        return last is null ? result : last(result, row);
    }

    /// <summary>Applies a nested level to one value; missing when the value does not go on.</summary>
    public RawValue ApplyNested(RawValue value, ProjectionNode node, Row row)
    {
        using var writer = new BsonBufferWriter(value.Bytes.Length + 128);
        var start = writer.BeginDocument();
        WriteNested(writer, value, node, row, "v"u8);
        writer.EndDocument(start);
        return RawValue.FromWriter(BsonTag.Document, writer).Field("v"u8);
    }

    private void WriteFields(BsonBufferWriter writer, RawValue document, ProjectionNode node, Row row)
    {
        var elements = document.Elements;
        while (elements.MoveNext())
        {
            var child = node.Find(elements.Name);
            switch (child?.Action)
            {
                case null when keepsOthers:
                case FieldAction.Include:
                    writer.WriteRaw(elements.Element);
                    break;
                case FieldAction.Reshape:
                    child.Reshape!(document.At(elements), row).WriteTo(writer, elements.Name);
                    break;
                case FieldAction.Nest:
                    WriteNested(writer, document.At(elements), child.Nested!, row, elements.Name);
                    break;
                case FieldAction.Compute when keepsOthers:
                    child.Value!.Evaluate(row).WriteTo(writer, elements.Name);
                    break;
            }
        }

        foreach (var child in node.Children)
        {
            var exists = BsonElements.TryFind(document.Bytes, child.Name, out _);
            if (child.Action == FieldAction.Compute && (!keepsOthers || !exists))
                child.Value!.Evaluate(row).WriteTo(writer, child.Name);
            else if (child.Action == FieldAction.Nest && !exists && child.Nested!.Computes)
                WriteNested(writer, RawValue.EmptyDocument, child.Nested, row, child.Name);
        }
    }

    private void WriteNested(BsonBufferWriter writer, RawValue value, ProjectionNode node, Row row, ReadOnlySpan<byte> name)
    {
        if (value.IsDocument)
        {
            var start = writer.BeginDocument(name);
            WriteFields(writer, value, node, row);
            writer.EndDocument(start);
        }
        else if (value.IsArray)
        {
            var start = writer.BeginArray(name);
            WriteItems(writer, value, node, row);
            writer.EndDocument(start);
        }
        else if (node.Computes)
        {
            // A scalar gives way to a document that holds what is computed inside of it.
            WriteNested(writer, RawValue.EmptyDocument, node, row, name);
        }
        else if (keepsOthers)
        {
            value.WriteTo(writer, name);
        }
    }

    private void WriteItems(BsonBufferWriter writer, RawValue array, ProjectionNode node, Row row)
    {
        var count = 0;
        var items = array.Elements;
        while (items.MoveNext())
        {
            var item = array.At(items);
            if (item.IsDocument || (node.Computes && !item.IsArray))
            {
                var start = writer.BeginDocument(count++);
                WriteFields(writer, item.IsDocument ? item : RawValue.EmptyDocument, node, row);
                writer.EndDocument(start);
            }
            else if (item.IsArray)
            {
                var start = writer.BeginArray(count++);
                WriteItems(writer, item, node, row);
                writer.EndDocument(start);
            }
            else if (keepsOthers)
            {
                item.WriteTo(writer, count++);
            }
        }
    }
}
