using System.Globalization;
using System.Text;

namespace MultiMarket.EmbeddedMongo.Values;

/// <summary>A dotted path, cut into its segments once.</summary>
internal sealed class FieldPath
{
    private readonly byte[][] _segments;
    private readonly int[] _indexes;

    /// <param name="text">E.g. <c>produits.nom</c>; no leading dollar.</param>
    public FieldPath(string text)
    {
        Text = text;
        var parts = text.Split('.');
        _segments = [.. parts.Select(Encoding.UTF8.GetBytes)];
        _indexes = [.. parts.Select(AsIndex)];
    }

    public string Text { get; }

    public int Count => _segments.Length;

    public byte[] First => _segments[0];

    public byte[] this[int segment] => _segments[segment];

    /// <summary>The segment as an array index, or -1 when it is none.</summary>
    public int Index(int segment) => _indexes[segment];

    /// <summary>Follows the path through documents only; a path that meets an array or a scalar on its way is missing.</summary>
    public RawValue Follow(RawValue value, int from = 0)
    {
        for (var i = from; i < _segments.Length; i++)
        {
            value = value.Field(_segments[i]);
            if (value.IsMissing)
                return value;
        }

        return value;
    }

    public override string ToString() => Text;

    private static int AsIndex(string part) =>
        part.Length is > 0 and < 10 && (part.Length == 1 || part[0] != '0') && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : -1;
}
