using System.Text;

namespace Akka.Configuration;

/// <summary>The place in a HOCON text, and what is read there without regard to the tree: strings, blanks, comments.</summary>
internal sealed class HoconReader(string text)
{
    private int _at;

    public bool AtEnd => _at >= text.Length;

    public char Here => AtEnd ? '\0' : text[_at];

    public bool AtEndOfValue => AtEnd || Here is ',' or '}' or ']' or '\n' or '\r' || AtComment;

    private bool AtComment => Here == '#' || At("//");

    public bool At(string token) => string.CompareOrdinal(text, _at, token, 0, token.Length) == 0;

    public void Next() => _at = Math.Min(_at + 1, text.Length);

    /// <summary>Reads up to one of the characters or a comment.</summary>
    public string ReadUntil(string ends)
    {
        var start = _at;
        while (!AtEnd && !ends.Contains(Here) && !AtComment)
        {
            _at++;
        }

        return text[start.._at];
    }

    /// <summary>Reads up to the character and takes it along.</summary>
    public string ReadThrough(char last)
    {
        var end = text.IndexOf(last, _at);
        if (end < 0)
        {
            throw Unexpected($"[{last}]");
        }

        var start = _at;
        _at = end + 1;
        return text[start.._at];
    }

    public string ReadRaw()
    {
        var end = text.IndexOf("\"\"\"", _at + 3, StringComparison.Ordinal);
        var raw = end < 0 ? throw Unexpected("the end of a raw string") : text[(_at + 3)..end];
        _at = end + 3;
        return raw;
    }

    public string ReadQuoted()
    {
        var quoted = new StringBuilder();
        for (_at++; !AtEnd && Here != '"'; _at++)
        {
            quoted.Append(Here == '\\' ? ReadEscape() : Here);
        }

        if (AtEnd)
        {
            throw Unexpected("the end of a string");
        }

        _at++;
        return quoted.ToString();
    }

    public void SkipSpaces()
    {
        while (Here is ' ' or '\t')
        {
            _at++;
        }
    }

    /// <summary>Spaces between two parts belong to the value, spaces behind the last one do not.</summary>
    public void SkipSpacesBeforeEndOfValue()
    {
        var start = _at;
        SkipSpaces();
        if (!AtEndOfValue)
        {
            _at = start;
        }
    }

    /// <summary>Skips spaces, line ends and comments.</summary>
    public void SkipBlank()
    {
        while (!AtEnd && (AtComment || char.IsWhiteSpace(Here) || Here == '\uFEFF'))
        {
            if (AtComment)
            {
                SkipLine();
            }
            else
            {
                _at++;
            }
        }
    }

    public FormatException Unexpected(string expected)
    {
        var line = text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n') + 1;
        return new FormatException($"HOCON, line {line}: expected {expected}, found {(AtEnd ? "the end of the text" : $"[{Here}]")}.");
    }

    private void SkipLine()
    {
        while (!AtEnd && Here != '\n')
        {
            _at++;
        }
    }

    private char ReadEscape()
    {
        _at++;
        switch (Here)
        {
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case '"' or '\\' or '/':
                return Here;
            case 'u' when _at + 4 < text.Length:
                _at += 4;
                return (char)Convert.ToInt32(text.Substring(_at - 3, 4), 16);
            default:
                throw Unexpected("an escape");
        }
    }
}
