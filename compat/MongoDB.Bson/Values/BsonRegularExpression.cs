using System.Text.RegularExpressions;

namespace MongoDB.Bson;

/// <summary>A BSON regular expression: a pattern and option letters.</summary>
public class BsonRegularExpression : BsonValue
{
    /// <param name="pattern">The pattern, or a literal such as <c>/abc/i</c>.</param>
    public BsonRegularExpression(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var end = pattern.LastIndexOf('/');
        var literal = pattern.StartsWith('/') && end > 0;
        Pattern = literal ? pattern[1..end].Replace("(?:)", "", StringComparison.Ordinal).Replace(@"\/", "/", StringComparison.Ordinal) : pattern;
        Options = literal ? pattern[(end + 1)..] : "";
    }

    public BsonRegularExpression(string pattern, string? options)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Pattern = pattern;
        Options = options is null ? "" : string.Concat(options.Order());
    }

    public BsonRegularExpression(Regex regex)
        : this(regex?.ToString()!, Letters(regex?.Options ?? RegexOptions.None))
    {
    }

    public string Pattern { get; }

    /// <summary>i, m, s, x in alphabetical order.</summary>
    public string Options { get; }

    public override BsonType BsonType => BsonType.RegularExpression;

    public static implicit operator BsonRegularExpression(Regex value) => new(value);

    public static implicit operator BsonRegularExpression(string value) => new(value);

    public override int CompareTo(BsonValue? other)
    {
        if (other is not BsonRegularExpression regex)
        {
            return CompareTypeTo(other);
        }

        var byPattern = string.CompareOrdinal(Pattern, regex.Pattern);
        return byPattern != 0 ? byPattern : string.CompareOrdinal(Options, regex.Options);
    }

    public override bool Equals(object? obj) => obj is BsonRegularExpression other && Pattern == other.Pattern && Options == other.Options;

    public override int GetHashCode() => HashCode.Combine(Pattern, Options);

    public Regex ToRegex()
    {
        var options = RegexOptions.None;
        foreach (var letter in Options)
        {
            options |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => RegexOptions.None,
            };
        }

        return new Regex(Pattern, options);
    }

    public override string ToString() => $"/{(Pattern.Length == 0 ? "(?:)" : Pattern.Replace("/", @"\/", StringComparison.Ordinal))}/{Options}";

    private static string Letters(RegexOptions options) => string.Concat(
        options.HasFlag(RegexOptions.IgnoreCase) ? "i" : "",
        options.HasFlag(RegexOptions.Multiline) ? "m" : "",
        options.HasFlag(RegexOptions.Singleline) ? "s" : "",
        options.HasFlag(RegexOptions.IgnorePatternWhitespace) ? "x" : "");
}
