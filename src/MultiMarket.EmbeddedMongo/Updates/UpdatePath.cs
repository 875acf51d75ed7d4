using System.Globalization;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Updates;

/// <summary>A path in an update, which may name array items by <c>$</c>, <c>$[]</c> and <c>$[filter]</c>.</summary>
internal sealed class UpdatePath : IComparable<UpdatePath>
{
    private readonly string[] _segments;

    /// <exception cref="MongoErrorException">Empty, with empty parts, or with a dollar where none may be.</exception>
    public UpdatePath(string text)
    {
        Text = text;
        _segments = text.Split('.');
        if (text.Length == 0)
            throw new MongoErrorException(MongoErrorCode.EmptyFieldName, "An empty update path is not valid.");
        if (Array.Exists(_segments, segment => segment.Length == 0))
            throw new MongoErrorException(MongoErrorCode.EmptyFieldName, $"The update path '{text}' contains an empty field name, which is not allowed.");
        if (_segments[0] == "$" || _segments[0].StartsWith("$[", StringComparison.Ordinal))
            throw MongoErrorException.BadValue($"Cannot have positional (i.e. '$') element in the first position in path '{text}'");
        if (_segments.Count(segment => segment == "$") > 1)
            throw MongoErrorException.BadValue($"Too many positional (i.e. '$') elements found in path '{text}'");
        foreach (var segment in _segments)
        {
            if (segment[0] == '$' && segment != "$" && !IsFilter(segment) && segment is not ("$id" or "$ref" or "$db"))
                throw new MongoErrorException(MongoErrorCode.DollarPrefixedFieldName, $"The dollar ($) prefixed field '{segment}' in '{text}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.");
        }
    }

    public string Text { get; }

    public IReadOnlyList<string> Segments => _segments;

    /// <summary>Whether it depends on the document which places are meant.</summary>
    public bool IsDynamic => Array.Exists(_segments, segment => segment == "$" || IsFilter(segment));

    public IEnumerable<string> FilterNames => _segments.Where(segment => IsFilter(segment) && segment.Length > 3).Select(FilterName);

    public static bool IsFilter(string segment) => segment.StartsWith("$[", StringComparison.Ordinal) && segment.EndsWith(']');

    public static string FilterName(string segment) => segment[2..^1];

    /// <summary>The segment as an array position, or -1.</summary>
    public static int Index(string segment) =>
        segment.Length is > 0 and < 10 && (segment.Length == 1 || segment[0] != '0') && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    /// <summary>Whether one path lies inside the other, or both are the same.</summary>
    public bool Conflicts(UpdatePath other)
    {
        for (var i = 0; i < Math.Min(_segments.Length, other._segments.Length); i++)
        {
            if (_segments[i] != other._segments[i])
                return false;
        }

        return true;
    }

    /// <summary>By segments; array positions by number. The order in which new fields are added.</summary>
    public int CompareTo(UpdatePath? other)
    {
        for (var i = 0; i < Math.Min(_segments.Length, other!._segments.Length); i++)
        {
            string mine = _segments[i], theirs = other._segments[i];
            var order = Index(mine) >= 0 && Index(theirs) >= 0 ? Index(mine).CompareTo(Index(theirs)) : mine.AsUtf8().AsSpan().SequenceCompareTo(theirs.AsUtf8());
            if (order != 0)
                return order;
        }

        return _segments.Length.CompareTo(other!._segments.Length);
    }

    public override string ToString() => Text;
}
