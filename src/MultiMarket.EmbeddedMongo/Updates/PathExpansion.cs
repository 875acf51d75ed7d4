using System.Globalization;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>Turns the wildcards of a path into the positions that they stand for in one document.</summary>
/// <param name="filters">The array filters by name.</param>
/// <param name="matchedPosition">The position that <c>$</c> stands for; -1 when the query matched none.</param>
internal sealed class PathExpansion(IReadOnlyDictionary<string, Func<RawValue, bool>> filters, Lazy<int> matchedPosition)
{
    public List<IReadOnlyList<string>> Expand(Node root, UpdatePath path)
    {
        var results = new List<IReadOnlyList<string>>();
        Expand(root, path, 0, [], results);
        return results;
    }

    private void Expand(Node? node, UpdatePath path, int depth, List<string> prefix, List<IReadOnlyList<string>> results)
    {
        if (depth == path.Segments.Count)
        {
            results.Add([.. prefix]);
            return;
        }

        var segment = path.Segments[depth];
        if (segment == "$")
        {
            var position = node is { IsArray: true } ? matchedPosition.Value : -1;
            if (position < 0 || position >= node!.Items.Count)
                throw MongoErrorException.BadValue("The positional operator did not find the match needed from the query.");
            Descend(node, position, path, depth, prefix, results);
        }
        else if (UpdatePath.IsFilter(segment))
        {
            if (node is null)
                throw MongoErrorException.BadValue($"The path '{string.Join('.', prefix)}' must exist in the document in order to apply array updates.");
            if (!node.IsArray)
                throw MongoErrorException.BadValue($"Cannot apply array updates to non-array element {prefix[^1]}: {ShellText.Of(node.Value)}");
            var name = UpdatePath.FilterName(segment);
            for (var i = 0; i < node.Items.Count; i++)
            {
                if (name.Length == 0 || filters[name](node.Items[i].Value))
                    Descend(node, i, path, depth, prefix, results);
            }
        }
        else
        {
            var next = node is null ? null
                : node.IsArray ? UpdatePath.Index(segment) is >= 0 and var index && index < node.Items.Count ? node.Items[index] : null
                : node.IsDocument ? node.Find(segment) : null;
            Expand(next, path, depth + 1, [.. prefix, segment], results);
        }
    }

    private void Descend(Node array, int position, UpdatePath path, int depth, List<string> prefix, List<IReadOnlyList<string>> results) =>
        Expand(array.Items[position], path, depth + 1, [.. prefix, position.ToString(CultureInfo.InvariantCulture)], results);
}
