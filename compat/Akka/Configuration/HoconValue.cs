namespace Akka.Configuration;

/// <summary>A value of the tree: pieces of text, substitutions, an array or an object.</summary>
internal sealed class HoconValue
{
    private readonly List<object> _parts = [];

    public HoconValue()
    {
    }

    public HoconValue(object part) => _parts.Add(part);

    public IEnumerable<HoconSubstitution> Substitutions => _parts.OfType<HoconSubstitution>();

    public bool IsEmpty => _parts.Count == 0;

    public void Add(object part) => _parts.Add(part);

    /// <summary>The text, or null for an array, an object or a substitution that has no value.</summary>
    public string AsText()
    {
        var texts = _parts.Select(part => part is HoconSubstitution substitution ? substitution.Value?.AsText() : part as string);
        return _parts.Count > 0 && texts.All(text => text is not null) ? string.Concat(texts) : null;
    }

    /// <summary>The elements; null for an object, and none for a text.</summary>
    public IReadOnlyList<HoconValue> AsArray() => AsObject() is not null ? null :
    [
        .. _parts.SelectMany(part => part switch
        {
            HoconValue[] array => array,
            HoconSubstitution substitution => substitution.Value?.AsArray() ?? [],
            _ => [],
        }),
    ];

    public HoconObject AsObject() => _parts.Count != 1 ? null : _parts[0] switch
    {
        HoconObject found => found,
        HoconSubstitution substitution => substitution.Value?.AsObject(),
        _ => null,
    };

    public string Render() => AsObject()?.Render()
        ?? (AsText() is { } text ? Quote(text) : $"[{string.Join(", ", AsArray().Select(value => value.Render()))}]");

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t") + "\"";
}

/// <summary>A reference to another value of the same text.</summary>
internal sealed record HoconSubstitution(string Path, bool IsOptional)
{
    /// <summary>Null when nothing stands at the path.</summary>
    public HoconValue Value { get; set; }
}
