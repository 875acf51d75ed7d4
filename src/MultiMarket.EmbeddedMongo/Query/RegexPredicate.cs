using System.Text.RegularExpressions;
using MultiMarket.EmbeddedMongo.Aggregation;
using MultiMarket.EmbeddedMongo.Bson;
using MultiMarket.EmbeddedMongo.Protocol;
using MultiMarket.EmbeddedMongo.Values;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>A regular expression over strings; equal to itself when the stored value is a regular expression.</summary>
internal sealed class RegexPredicate(string pattern, string options) : ValuePredicate
{
    private readonly Regex _regex = RegexCompiler.Compile(pattern, options, 51091);

    /// <summary>The text that every string begins with that can match; empty when there is none to name.</summary>
    public string LiteralPrefix { get; } = PrefixOf(pattern, options);

    public override bool Test(RawValue value)
    {
        if (value.Tag == BsonTag.Regex)
            return value.View.RegexPattern.AsName() == pattern && value.View.RegexOptions.AsName() == options;
        return value.Tag.IsText() && RegexCompiler.IsMatch(_regex, value.String);
    }

    private static string PrefixOf(string pattern, string options)
    {
        if (!pattern.StartsWith('^') || options.AsSpan().ContainsAnyExcept('s', 'u') || pattern.Contains('|', StringComparison.Ordinal))
            return "";
        var end = pattern.AsSpan(1).IndexOfAny("\\.[](){}*+?^$\0");
        var literal = end < 0 ? pattern[1..] : pattern[1..(end + 1)];
        // A quantifier takes back the letter before it.
        return end > 0 && pattern[end + 1] is '*' or '+' or '?' or '{' && literal.Length > 0 ? literal[..^(char.IsLowSurrogate(literal[^1]) ? 2 : 1)] : literal;
    }
}

/// <summary>Turns MongoDB's patterns and option letters into .NET's, with a limit on the time one match may take.</summary>
internal static class RegexCompiler
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <param name="pattern">Perl-like, as MongoDB takes it.</param>
    /// <param name="options">Any of i, m, s, x, u.</param>
    /// <param name="code">MongoDB's error code for a pattern that cannot be compiled here.</param>
    public static Regex Compile(string pattern, string options, int code)
    {
        if (pattern.Contains('\0', StringComparison.Ordinal))
            throw new MongoErrorException(code, "Regular expression cannot contain an embedded null byte");
        var flags = RegexOptions.CultureInvariant;
        foreach (var letter in options)
        {
            flags |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                'u' or 'l' => RegexOptions.None,
                _ => throw new MongoErrorException(51108, $"invalid flag in regex options: {letter}"),
            };
        }

        try
        {
            return new Regex(PerlPattern.ToDotNet(pattern, flags.HasFlag(RegexOptions.IgnorePatternWhitespace)), flags, Limit);
        }
        catch (ArgumentException e)
        {
            throw new MongoErrorException(code, $"Regular expression is invalid: {e.Message}");
        }
    }

    public static bool IsMatch(Regex regex, string text)
    {
        try
        {
            var isMatch = regex.IsMatch(text);
            // One string may take long, and thousands of them are read between two looks at the clock.
            Deadline.Current?.Check();
            return isMatch;
        }
        catch (RegexMatchTimeoutException)
        {
            throw new MongoErrorException(MongoErrorCode.MaxTimeMSExpired, $"the regular expression '{regex}' took longer than {Limit.TotalSeconds:0} s on one string");
        }
    }
}
