using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Storage;

/// <summary>Cuts a document down to the fields of an index, nested as they are in the document; absent fields stay absent.</summary>
internal sealed class CoveredFields(KeyPattern pattern)
{
    private readonly BsonBufferWriter _writer = new(256);
    private readonly Node _root = Node.Of(pattern.Parts.Select(part => part.Path), 0);

    /// <summary>The cut-down document; valid until the next call.</summary>
    public ReadOnlySpan<byte> Copy(RawValue document)
    {
        _writer.Clear();
        var start = _writer.BeginDocument();
        Write(document, _root);
        _writer.EndDocument(start);
        return _writer.Written;
    }

    private void Write(RawValue document, Node node)
    {
        foreach (var (name, child) in node.Children)
        {
            var value = document.Field(name);
            if (child.Children.Count == 0 || !value.IsDocument)
            {
                value.WriteTo(_writer, name);
                continue;
            }

            var start = _writer.BeginDocument(name);
            Write(value, child);
            _writer.EndDocument(start);
        }
    }

    private sealed record Node(List<(byte[] Name, Node Child)> Children)
    {
        public static Node Of(IEnumerable<FieldPath> paths, int depth) => new(
            [.. paths.Where(path => path.Count > depth)
                .GroupBy(path => path[depth].AsName())
                .Select(group => (group.Key.AsUtf8(), Of(group, depth + 1)))]);
    }
}
