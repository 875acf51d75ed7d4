namespace MultiMarket.Bi.Tests.PowerBi;

/// <summary>
/// Reads the part of TMDL that a semantic model is made of: objects by indentation with tabs, their properties, and the text of an
/// expression that stands behind <c>=</c> or indented below it.
/// </summary>
internal static class TmdlReader
{
    private static readonly string[] ObjectKinds =
        ["database", "model", "table", "column", "measure", "partition", "relationship", "expression", "annotation", "dataAccessOptions", "ref"];

    /// <exception cref="FormatException">A line is indented in a way that TMDL does not allow, or is neither object nor property.</exception>
    public static TmdlObject Read(string path)
    {
        var root = new TmdlObject("file", Path.GetFileNameWithoutExtension(path), null, 0);
        var open = new Stack<(int Depth, TmdlObject Object)>([(-1, root)]);
        // The depth from which lines belong to the expression that was opened last; expressions stand two levels below their owner.
        var expression = int.MaxValue;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.TrimStart('\t').StartsWith("///", StringComparison.Ordinal)) continue;
            var depth = line.TakeWhile(c => c == '\t').Count();
            if (depth >= expression)
            {
                open.Peek().Object.Append(line.Trim());
                continue;
            }

            expression = int.MaxValue;
            var text = line[depth..];
            if (text[0] == ' ') throw new FormatException($"{path}:{number}: indented with spaces");
            while (open.Peek().Depth >= depth) open.Pop();
            if (open.Peek().Depth != depth - 1) throw new FormatException($"{path}:{number}: indented too far");
            var owner = open.Peek().Object;
            if (Property(text) is var (key, value))
            {
                owner.Properties[key] = value;
            }
            else if (text.EndsWith('=') && !ObjectKinds.Contains(text.Split(' ')[0]))
            {
                // A property whose expression follows, as that of a partition's source.
                expression = depth + 2;
            }
            else
            {
                var child = Object(text, number) ?? throw new FormatException($"{path}:{number}: '{text}' is neither object nor property");
                owner.Children.Add(child);
                open.Push((depth, child));
                if (text.EndsWith('=')) expression = depth + 2;
            }
        }

        return root;
    }

    private static (string Key, string Value)? Property(string text)
    {
        var word = text.TakeWhile(char.IsLetter).Count();
        if (word == 0) return null;
        if (word == text.Length) return ObjectKinds.Contains(text) ? null : (text, "true");
        return text[word] == ':' ? (text[..word], text[(word + 1)..].Trim()) : null;
    }

    private static TmdlObject? Object(string text, int line)
    {
        var kind = text.Split(' ')[0];
        if (!ObjectKinds.Contains(kind)) return null;
        var rest = text[kind.Length..].Trim();
        if (rest.StartsWith('\''))
        {
            var end = 1;
            while (rest[end] != '\'' || (end + 1 < rest.Length && rest[end + 1] == '\'')) end += rest[end] == '\'' ? 2 : 1;
            return new TmdlObject(kind, rest[1..end].Replace("''", "'", StringComparison.Ordinal), After(rest[(end + 1)..]), line);
        }

        var equals = rest.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new TmdlObject(kind, rest, null, line) : new TmdlObject(kind, rest[..equals].Trim(), After(rest[equals..]), line);
    }

    private static string? After(string text) => text.TrimStart() is ['=', .. var value] ? value.Trim() : null;
}
