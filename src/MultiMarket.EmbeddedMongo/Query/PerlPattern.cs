using System.Globalization;
using System.Text;

namespace MultiMarket.EmbeddedMongo.Query;

/// <summary>
/// Rewrites a Perl-compatible pattern so that .NET reads it as MongoDB does: <c>\d</c>, <c>\w</c>, <c>\s</c> and <c>\b</c>
/// know ASCII only, groups are numbered in their order also when they have names, and POSIX classes, <c>\Q…\E</c> and
/// possessive quantifiers exist.
/// </summary>
internal sealed class PerlPattern
{
    private const string Word = "a-zA-Z0-9_";
    private const string Space = " \\t-\\r";

    private readonly string _pattern;
    private readonly StringBuilder _output = new();
    private readonly Dictionary<string, int> _groups = [];
    private readonly Stack<int> _open = new();
    private readonly bool _ignoresSpace;
    private int _at;
    private int _groupCount;
    private int _atomStart;

    private PerlPattern(string pattern, bool ignoresSpace)
    {
        _pattern = pattern;
        _ignoresSpace = ignoresSpace;
    }

    /// <param name="pattern">As MongoDB takes it.</param>
    /// <param name="ignoresSpace">Whether option x is on, in which <c>#</c> begins a comment.</param>
    public static string ToDotNet(string pattern, bool ignoresSpace) => new PerlPattern(pattern, ignoresSpace).Rewrite();

    private string Rewrite()
    {
        while (_at < _pattern.Length)
        {
            var c = _pattern[_at];
            switch (c)
            {
                case '\\' when _at + 1 < _pattern.Length:
                    Escape();
                    break;
                case '[':
                    CharacterClass();
                    break;
                case '(':
                    Group();
                    break;
                case ')':
                    Append(")", _open.Count > 0 ? _open.Pop() : _output.Length);
                    _at++;
                    break;
                case '*' or '+' or '?':
                    _output.Append(c);
                    _at++;
                    Quantified();
                    break;
                case '{' when Repetition() is { } repetition:
                    _output.Append(repetition);
                    _at += repetition.Length;
                    Quantified();
                    break;
                case '#' when _ignoresSpace:
                    var end = _pattern.IndexOf('\n', _at);
                    _at = end < 0 ? _pattern.Length : end;
                    break;
                default:
                    Append(c.ToString());
                    _at++;
                    break;
            }
        }

        return _output.ToString();
    }

    /// <summary>After a quantifier: a further plus makes it possessive, which .NET writes as an atomic group.</summary>
    private void Quantified()
    {
        if (_at < _pattern.Length && _pattern[_at] == '+')
        {
            _at++;
            _output.Insert(_atomStart, "(?>").Append(')');
        }
        else if (_at < _pattern.Length && _pattern[_at] == '?')
        {
            _at++;
            _output.Append('?');
        }
    }

    private string? Repetition()
    {
        var end = _pattern.IndexOf('}', _at);
        if (end < 0)
            return null;
        var inside = _pattern.AsSpan(_at + 1, end - _at - 1);
        return inside.Length > 0 && char.IsAsciiDigit(inside[0]) && !inside.ContainsAnyExcept("0123456789,") ? _pattern[_at..(end + 1)] : null;
    }

    private void Escape()
    {
        var letter = _pattern[_at + 1];
        switch (letter)
        {
            case 'Q':
                var end = _pattern.IndexOf("\\E", _at, StringComparison.Ordinal);
                foreach (var quoted in _pattern.AsSpan(_at + 2, (end < 0 ? _pattern.Length : end) - _at - 2))
                    Append(System.Text.RegularExpressions.Regex.Escape(quoted.ToString()));
                _at = end < 0 ? _pattern.Length : end + 2;
                return;
            case 'x' when _at + 2 < _pattern.Length && _pattern[_at + 2] == '{' && _pattern.IndexOf('}', _at) is > 0 and var close:
                var code = int.TryParse(_pattern.AsSpan(_at + 3, close - _at - 3), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var parsed) && parsed is < 0xD800 or (> 0xDFFF and <= 0x10FFFF) ? parsed : 0xFFFD;
                Append($"(?:{System.Text.RegularExpressions.Regex.Escape(char.ConvertFromUtf32(code))})");
                _at = close + 1;
                return;
            case 'k' when Name(_at + 2) is { } name:
                Backreference(name.Text);
                _at = name.End;
                return;
        }

        Append(letter switch
        {
            'd' => "[0-9]",
            'D' => "[^0-9]",
            'w' => $"[{Word}]",
            'W' => $"[^{Word}]",
            's' => $"[{Space}]",
            'S' => $"[^{Space}]",
            'h' => "[ \\t\\u00A0]",
            'R' => "(?>\\r\\n|[\\n-\\r\\u0085\\u2028\\u2029])",
            'b' => $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))",
            'B' => $"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))",
            _ => $"\\{letter}",
        });
        _at += 2;
    }

    private void Group()
    {
        _open.Push(_output.Length);
        var rest = _pattern.AsSpan(_at);
        var named = rest.StartsWith("(?P<") ? _at + 3 : rest.StartsWith("(?'") || (rest.StartsWith("(?<") && !rest.StartsWith("(?<=") && !rest.StartsWith("(?<!")) ? _at + 2 : -1;
        if (named >= 0 && Name(named) is { } name)
        {
            _groups[name.Text] = ++_groupCount;
            _output.Append('(');
            _at = name.End;
        }
        else if (rest.StartsWith("(?P=") && _pattern.IndexOf(')', _at) is > 0 and var close)
        {
            _open.Pop();
            Backreference(_pattern[(_at + 4)..close]);
            _at = close + 1;
        }
        else
        {
            _groupCount += rest.StartsWith("(?") || rest.StartsWith("(*") ? 0 : 1;
            _output.Append('(');
            _at++;
            if (_at < _pattern.Length && _pattern[_at] == '?')
            {
                // What follows is no quantifier.
                _output.Append('?');
                _at++;
            }
        }
    }

    private void Backreference(string name) =>
        Append(_groups.TryGetValue(name, out var number) ? $"(?:\\{number})" : $"\\k<{name}>");

    private (string Text, int End)? Name(int at)
    {
        var close = at < _pattern.Length ? _pattern[at] switch { '<' => '>', '\'' => '\'', '{' => '}', _ => '\0' } : '\0';
        var end = close == '\0' ? -1 : _pattern.IndexOf(close, at + 1);
        return end < 0 ? null : (_pattern[(at + 1)..end], end + 1);
    }

    private void CharacterClass()
    {
        var start = _output.Length;
        _output.Append('[');
        _at++;
        if (_at < _pattern.Length && _pattern[_at] == '^')
            _output.Append(_pattern[_at++]);
        for (var first = true; _at < _pattern.Length && (first || _pattern[_at] != ']'); first = false)
            ClassMember();
        if (_at < _pattern.Length)
        {
            _output.Append(']');
            _at++;
        }

        _atomStart = start;
    }

    private void ClassMember()
    {
        var c = _pattern[_at];
        var close = c == '[' && _at + 1 < _pattern.Length && _pattern[_at + 1] == ':' ? _pattern.IndexOf(":]", _at, StringComparison.Ordinal) : -1;
        if (close > 0 && PosixClass(_pattern[(_at + 2)..close]) is { } members)
        {
            _output.Append(members);
            _at = close + 2;
        }
        else if (c == '\\' && _at + 1 < _pattern.Length)
        {
            _output.Append(_pattern[_at + 1] switch { 'd' => "0-9", 'w' => Word, 's' => Space, 'h' => " \\t", var letter => $"\\{letter}" });
            _at += 2;
        }
        else
        {
            // In .NET a bracket inside a class could begin a subtraction.
            _output.Append(c is '[' or ']' ? $"\\{c}" : c.ToString());
            _at++;
        }
    }

    private static string? PosixClass(string name) => name switch
    {
        "alpha" => "a-zA-Z",
        "digit" => "0-9",
        "alnum" => "a-zA-Z0-9",
        "upper" => "A-Z",
        "lower" => "a-z",
        "space" => Space,
        "blank" => " \\t",
        "punct" => "!-/:-@\\[-`{-~",
        "xdigit" => "0-9a-fA-F",
        "word" => Word,
        _ => null,
    };

    private void Append(string atom) => Append(atom, _output.Length);

    private void Append(string atom, int start)
    {
        _output.Append(atom);
        _atomStart = start;
    }
}
